using System.Net;
using NetMcp.Core.Auditing;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>What a caller may not call is not there, and is answered as what does not exist.</summary>
public sealed class VisibilityTests
{
    private const string Reader =
        """{"type":"network","pattern":"gateway","devices":{"names":["edge-1"]},"tools":["network.devices.*","network.rpc","network.change.*"],"operations":["read"],"datastores":["operational"]}""";

    private const string PlannerOnly =
        """{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["plan"],"datastores":["running"]}""";

    [Fact]
    public async Task ToolsList_ByGrant_HasWhatMayBeCalled()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var reader = gateway.Issue(Reader);

        Assert.Equal(["network.devices.list", "network.rpc"], await ToolsAsync(gateway, reader));
        Assert.Equal(["network.devices.list"], await ToolsAsync(gateway, reader.Narrow("""
            "paths":{"deny":["/a:b"]}
            """)));
        Assert.Equal([], await ToolsAsync(gateway, reader.Narrow("""
            "tools":["network.yang.*"]
            """)));
        Assert.All(await ToolsAsync(gateway, gateway.Issue(PlannerOnly)), tool => Assert.StartsWith("network.change.", tool, StringComparison.Ordinal));
        Assert.Contains("network.change.apply", await ToolsAsync(gateway, gateway.Issue()));
    }

    [Theory]
    [InlineData("tools/call", "network.change.plan", "\"name\":\"NAME\",\"arguments\":{\"x\":1}")]
    [InlineData("tools/call", "network.yang.get", "\"name\":\"NAME\"")]
    [InlineData("prompts/get", "network.security.audit", "\"name\":\"NAME\"")]
    [InlineData("resources/read", "network:///devices", "\"uri\":\"NAME\"")]
    [InlineData("resources/read", "network:///device/edge-1/capabilities", "\"uri\":\"NAME\"")]
    public async Task Call_Hidden_IsAnsweredByteForByteAsMissing(string method, string name, string parameters)
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var caller = gateway.Issue(method == "tools/call" ? Reader : PlannerOnly);
        var missing = name[..^1] + (method == "resources/read" ? "\u0001" : "X");
        if (method == "resources/read")
        {
            // A device's address is read by a template whatever the device; what no template reads does not exist for anybody.
            missing = "other:///" + name["network:///".Length..];
        }

        var hidden = await gateway.Client.SendAsync(caller, method, parameters.Replace("NAME", name, StringComparison.Ordinal), name);
        var unknown = await gateway.Client.SendAsync(caller, method, parameters.Replace("NAME", missing, StringComparison.Ordinal), missing);

        Assert.Equal(unknown.Status, hidden.Status);
        Assert.Equal(unknown.Body.Replace(missing, name, StringComparison.Ordinal), hidden.Body);
        Assert.True(hidden.Message.TryGetProperty("error", out _));
        Assert.All(gateway.Audit.Records.TakeLast(2), entry => Assert.Equal((AuditKind.Refused, "not_found"), (entry.Record.Kind, entry.Record.Code)));
    }

    [Fact]
    public async Task Lists_WithoutRead_AreEmpty()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var planner = gateway.Issue(PlannerOnly);

        foreach (var (method, member) in new[] { ("resources/list", "resources"), ("resources/templates/list", "resourceTemplates"), ("prompts/list", "prompts") })
        {
            Assert.Equal(0, (await gateway.Client.SendAsync(planner, method)).Result.GetProperty(member).GetArrayLength());
            Assert.NotEqual(0, (await gateway.Client.SendAsync(gateway.Issue(), method)).Result.GetProperty(member).GetArrayLength());
        }

        var completion = await gateway.Client.SendAsync(planner, "completion/complete", """
            "ref":{"type":"ref/resource","uri":"network:///device/{name}/capabilities"},"argument":{"name":"name","value":""}
            """);
        Assert.Equal(0, completion.Result.GetProperty("completion").GetProperty("values").GetArrayLength());
    }

    /// <summary>Who was given one tool has not been given what other tools read, by another name.</summary>
    [Theory]
    [InlineData("network.devices.list", "network:///devices", "network:///devices")]
    [InlineData("network.device.describe", "network:///device/edge-1/capabilities", "network:///device/{name}/capabilities")]
    [InlineData("network.yang.get", "network:///device/edge-1/data/ietf-system:system", "network:///device/{name}/data/{+path}")]
    [InlineData("network.yang.get", "network:///device/edge-1/interfaces", "network:///device/{name}/interfaces")]
    [InlineData("network.yang.describe", "network:///device/edge-1/schema/ietf-system:system", "network:///device/{name}/schema/{+path}")]
    public async Task Resource_OfAToolThatIsNotGranted_IsNotThere(string tool, string uri, string template)
    {
        await using var gateway = await GuardedGateway.StartAsync();
        string[] others = [.. new[] { "network.devices.list", "network.device.describe", "network.yang.get", "network.yang.describe", "network.check" }.Where(name => name != tool)];
        var (without, with) = (Only(others), Only(tool));
        var missing = "other:///" + uri["network:///".Length..];

        var hidden = await gateway.Client.ReadAsync(without, uri);
        Assert.Equal((await gateway.Client.ReadAsync(without, missing)).Body.Replace(missing, uri, StringComparison.Ordinal), hidden.Body);
        Assert.NotEqual(hidden.Body, (await gateway.Client.ReadAsync(with, uri)).Body);
        Assert.Equal((false, true), (await ListsAsync(without), await ListsAsync(with)));
        if (template != uri)
        {
            Assert.Equal((0, true), (await CompleteAsync(without), await CompleteAsync(with) > 0));
        }

        var session = await gateway.Client.OpenSessionAsync(without);
        var answers = new List<string>();
        foreach (var to in new[] { uri, missing })
        {
            answers.Add((await gateway.Client.InSessionAsync(without, session, $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/subscribe","params":{"uri":"{{{to}}}"}}""")).Body);
        }

        Assert.Contains("\"error\"", answers[0], StringComparison.Ordinal);
        Assert.Contains("\"error\"", answers[1], StringComparison.Ordinal);

        Holder Only(params string[] tools) => gateway.Issue(
            $$"""{"type":"network","pattern":"gateway","devices":{"all":true},"tools":[{{string.Join(',', tools.Select(name => $"\"{name}\""))}}],"operations":["read"],"datastores":["operational","running"]}""");

        async Task<bool> ListsAsync(Holder holder) =>
            ((await gateway.Client.SendAsync(holder, "resources/list")).Body + (await gateway.Client.SendAsync(holder, "resources/templates/list")).Body)
            .Replace("\\u002B", "+", StringComparison.Ordinal).Contains($"\"{template}\"", StringComparison.Ordinal);

        async Task<int> CompleteAsync(Holder holder) => (await gateway.Client.SendAsync(holder, "completion/complete", $$$"""
            "ref":{"type":"ref/resource","uri":"{{{template}}}"},"argument":{"name":"name","value":""}
            """)).Result.GetProperty("completion").GetProperty("values").GetArrayLength();
    }

    [Fact]
    public async Task Call_ToolOfTheGrant_KnowsItsCaller()
    {
        await using var gateway = await GuardedGateway.StartAsync();

        var answer = await gateway.Client.CallAsync(gateway.Issue(), "network.change.apply", """{"change":"c-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("agent-7", gateway.Changes.Applied.Select(request => request.Caller.Name));
    }

    private static async Task<IReadOnlyList<string>> ToolsAsync(GuardedGateway gateway, Holder holder) =>
        [.. (await gateway.Client.SendAsync(holder, "tools/list")).Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)];
}
