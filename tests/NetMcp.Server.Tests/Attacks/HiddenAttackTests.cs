using System.Net;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Tools, devices and resources that a caller must not know of: asked for by name, answered byte for byte as what is not there.</summary>
[Collection(AttackCollection.Name)]
public sealed class HiddenAttackTests(AttackLab lab)
{
    private const string Missing = "fault-9";

    private const string Reader =
        """{"type":"network","pattern":"gateway","devices":{"names":["edge-1"]},"tools":["network.devices.list","network.yang.get"],"operations":["read"],"datastores":["running"],"paths":{"deny":["/ietf-system:system/authentication"]}}""";

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("network.yang.get", "{\"devices\":[\"NAME\"],\"path\":\"/ietf-system:system\"}")]
    [InlineData("network.yang.get", "{\"devices\":[\"NAME\"],\"datastore\":\"startup\"}")]
    [InlineData("network.device.describe", "{\"device\":\"NAME\"}")]
    [InlineData("network.yang.describe", "{\"device\":\"NAME\",\"path\":\"/\"}")]
    [InlineData("network.yang.search", "{\"device\":\"NAME\",\"words\":\"user password\"}")]
    [InlineData("network.check", "{\"devices\":[\"NAME\"],\"kinds\":[\"interfaces\"]}")]
    [InlineData("network.rpc", "{\"device\":\"NAME\",\"rpc\":\"<get xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'/>\"}")]
    [InlineData("network.change.plan", "{\"edits\":[{\"device\":\"NAME\",\"path\":\"/ietf-system:system/location\",\"value\":\"x\"}]}")]
    [InlineData("network.change.plan", "{\"edits\":[{\"device\":\"edge-1\",\"path\":\"/ietf-system:system/hostname\",\"value\":\"x\"}],\"canaries\":[\"NAME\"]}")]
    [InlineData("network.change.plan", "{\"edits\":[{\"device\":\"edge-1\",\"path\":\"/ietf-system:system/hostname\",\"value\":\"x\"}],\"checks\":[{\"kind\":\"reachable\",\"device\":\"NAME\"}]}")]
    [InlineData("network.yang.edit", "{\"device\":\"NAME\",\"edit\":[{\"path\":\"/ietf-system:system/location\",\"value\":\"x\"}]}")]
    [InlineData("network.file.pull", "{\"device\":\"NAME\",\"filename\":\"running\"}")]
    [InlineData("network.cli.exec", "{\"device\":\"NAME\",\"cmd\":\"show version\"}")]
    public async Task Device_Hidden_IsAnsweredAsMissing(string tool, string arguments)
    {
        var mallory = lab.Issue();
        foreach (var hidden in new[] { AttackLab.Hidden, "VAULT-9" })
        {
            var missing = char.IsUpper(hidden[0]) ? Missing.ToUpperInvariant() : Missing;
            var attack = await lab.BeginAsync();
            var answer = await lab.Client.CallAsync(mallory, tool, arguments.Replace("NAME", hidden, StringComparison.Ordinal));
            await attack.RefusedAsync(answer, hidden, "mallory");
            var other = await lab.Client.CallAsync(mallory, tool, arguments.Replace("NAME", missing, StringComparison.Ordinal));
            Assert.Equal((other.Status, other.Body.Replace(missing, hidden, StringComparison.Ordinal)), (answer.Status, answer.Body));
        }
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("network:///device/NAME/capabilities")]
    [InlineData("network:///device/NAME/data/ietf-system:system")]
    [InlineData("network:///device/NAME/schema/")]
    [InlineData("network:///device/NAME/interfaces")]
    [InlineData("network:///device/NAME/interface/eth0")]
    [InlineData("network:///device/%4eAME/capabilities")]
    public async Task Resource_OfAHiddenDevice_IsAnsweredAsMissing(string uri)
    {
        var mallory = lab.Issue();
        var (hidden, missing) = (uri.Replace("NAME", AttackLab.Hidden, StringComparison.Ordinal).Replace("%4eAME", "%76ault-9", StringComparison.Ordinal), uri.Replace("NAME", Missing, StringComparison.Ordinal).Replace("%4eAME", "%66ault-9", StringComparison.Ordinal));
        var attack = await lab.BeginAsync();

        var answer = await lab.Client.ReadAsync(mallory, hidden);

        await attack.RefusedAsync(answer, AttackLab.Hidden, "mallory");
        var other = await lab.Client.ReadAsync(mallory, missing);
        Assert.Equal((other.Status, other.Body.Replace(Missing, AttackLab.Hidden, StringComparison.Ordinal).Replace("%66", "%76", StringComparison.Ordinal)), (answer.Status, answer.Body));
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("network.change.apply")]
    [InlineData("network.rpc")]
    [InlineData("network.cli.exec")]
    [InlineData("network.commit")]
    [InlineData("network.change.approve")]
    [InlineData("network.approvals.approve")]
    public async Task Tool_NotGrantedOrThatIsNone_IsAnsweredAsMissing(string tool)
    {
        var reader = lab.Issue(Reader);
        var attack = await lab.BeginAsync();

        var answer = await lab.Client.CallAsync(reader, tool, """{"change":"c-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""");

        await attack.RefusedAsync(answer, principal: "mallory");
        var other = await lab.Client.CallAsync(reader, tool[..^1] + "X", """{"change":"c-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""");
        Assert.Equal((other.Status, other.Body.Replace(tool[..^1] + "X", tool, StringComparison.Ordinal)), (answer.Status, answer.Body));
        Assert.DoesNotContain($"\"{tool}\"", (await lab.Client.SendAsync(reader, "tools/list")).Body, StringComparison.Ordinal);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Tools_ThatApprove_AreNoneForAnybody()
    {
        var list = await lab.Client.SendAsync(lab.Issue(AttackLab.Whole, "nina"), "tools/list");

        Assert.DoesNotContain(list.Result.GetProperty("tools").EnumerateArray(), tool => tool.GetProperty("name").GetString()!.Contains("approv", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>No URL, host or address is taken from a caller: devices are names of the inventory.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Tools_TakeNoAddress()
    {
        var tools = (await lab.Client.SendAsync(lab.Issue(AttackLab.Whole, "nina"), "tools/list")).Result.GetProperty("tools").EnumerateArray().ToList();

        Assert.True(tools.Count >= 13);
        Assert.All(tools, tool => Assert.All(
            tool.GetProperty("inputSchema").GetProperty("properties").EnumerateObject(),
            property => Assert.DoesNotMatch("(?i)url|uri|host|address|port$|proxy|webhook|server", property.Name)));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Lists_SearchesAndCompletions_TellNothing()
    {
        var mallory = lab.Issue();
        await lab.DoneAsync(mallory, "network.yang.get", """{"devices":["edge-1","edge-2"],"path":"/ietf-system:system"}""");
        var attack = await lab.BeginAsync();
        foreach (var method in new[] { "tools/list", "resources/list", "resources/templates/list", "prompts/list", "server/discover" })
        {
            attack.Silent(await lab.Client.SendAsync(mallory, method));
        }

        attack.Silent(await lab.Client.CallAsync(mallory, "network.devices.list"));
        attack.Silent(await lab.Client.CallAsync(mallory, "network.devices.list", """{"site":"lab"}"""));
        attack.Silent(await lab.Client.CallAsync(mallory, "network.change.list"));
        foreach (var (name, value, context) in new[] { ("name", "", ""), ("name", "vaul", ""), ("path", "ietf-system:system/", "edge-1"), ("path", "ietf-system:system/auth", "edge-1"), ("path", "ietf-system:", AttackLab.Hidden) })
        {
            var answer = await lab.Client.SendAsync(mallory, "completion/complete", $$$"""
                "ref":{"type":"ref/resource","uri":"network:///device/{name}/data/{+path}"},"argument":{"name":"{{{name}}}","value":"{{{value}}}"},"context":{"arguments":{"name":"{{{context}}}"}}
                """);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            attack.Silent(answer);
            Assert.DoesNotContain("authentication", answer.Body, StringComparison.Ordinal);
        }

        await Task.Delay(100);
        Assert.Contains(attack.Since(), record => record.TryGetProperty("tool", out var tool) && tool.GetString()!.StartsWith("completion/complete", StringComparison.Ordinal));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Subscription_ToWhatIsHidden_IsAnsweredAsToWhatIsMissing()
    {
        var mallory = lab.Issue();
        var session = await lab.Client.OpenSessionAsync(mallory);
        foreach (var (hidden, missing) in new[] { (AttackLab.Hidden + "/data/ietf-system:system", Missing + "/data/ietf-system:system"), ("edge-1/data/ietf-system:system/authentication", "edge-1/data/ietf-system:system/authenticatiom") })
        {
            var attack = await lab.BeginAsync();
            var answer = await SubscribeAsync(hidden);
            attack.Silent(answer, AttackLab.Hidden);
            Assert.Equal(Data(await SubscribeAsync(missing)).Replace(missing, hidden, StringComparison.Ordinal), Data(answer));
            await Task.Delay(100);
            Assert.Contains(attack.Since(), record => record.GetRawText().Contains("resources/subscribe", StringComparison.Ordinal) && record.GetProperty("principal").GetString() == "mallory");
        }

        Task<GateAnswer> SubscribeAsync(string of) => lab.Client.InSessionAsync(mallory, session, $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/subscribe","params":{"uri":"network:///device/{{{of}}}"}}""");

        static string Data(GateAnswer answer) => string.Join('\n', answer.Body.Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)));
    }
}
