using System.Text;
using NetMcp.Core.Access;
using NetMcp.Core.Reading;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.Grants;

public sealed class GrantReaderTests
{
    internal const string Gateway = """
        {"type":"network","pattern":"gateway","devices":{"tags":["core"],"sites":["fra"]},"tools":["network.yang.*","network.ping"],
         "operations":["read","measure"],"datastores":["running","operational"],"paths":{"allow":["/ietf-interfaces:interfaces"],"deny":["/ietf-interfaces:interfaces/interface/description"]},
         "budgets":{"calls_per_minute":60,"changes_per_hour":2,"bytes_per_hour":1000000},"max_devices_per_change":3}
        """;

    internal const string Controller = """{"type":"network","pattern":"controller","controller":"ctl-1","devices":{"names":["leaf-1","leaf-2"]},"tools":["*"],"operations":["read","apply"],"datastores":["running"],"budgets":{"calls_per_minute":5}}""";

    internal const string Element = """{"type":"network","pattern":"element-to-element","devices":{"names":["edge-2"]},"tools":["*"],"operations":["read","measure"],"datastores":["operational"]}""";

    [Theory]
    [InlineData(Gateway)]
    [InlineData(Controller)]
    [InlineData(Element)]
    [InlineData("""{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["approve"],"datastores":["running"]}""")]
    public void Read_ThenWrite_IsTheSameGrant(string text)
    {
        var grant = Read(text).Value!;
        var again = Read(GrantWriter.Write(grant).ToJsonString()).Value!;

        Assert.Equal(System.Text.Json.Nodes.JsonNode.Parse(text)!.ToJsonString(), GrantWriter.Write(again).ToJsonString());
    }

    [Fact]
    public void Read_OfAGateway_HasTypedValues()
    {
        var grant = Read(Gateway).Value!;

        Assert.Equal(DeploymentPattern.Gateway, grant.Pattern);
        Assert.Equal([Datastore.Running, Datastore.Operational], grant.Datastores!);
        Assert.Equal([GrantOperation.Read, GrantOperation.Measure], grant.Operations!);
        Assert.Equal(60, grant.Budgets.CallsPerMinute);
        Assert.Equal(3, grant.MostDevicesPerChange);
        Assert.Equal("/ietf-interfaces:interfaces/interface/description", Assert.Single(grant.Paths.Deny).ToString());
    }

    [Theory]
    [InlineData(Element, ",\"budgets\":{\"calls_per_minute\":1}", "budgets", RefusalCode.Pattern)]
    [InlineData(Element, ",\"max_devices_per_change\":1", "max_devices_per_change", RefusalCode.Pattern)]
    [InlineData(Element, ",\"controller\":\"ctl-1\"", "controller", RefusalCode.Pattern)]
    [InlineData(Gateway, ",\"controller\":\"ctl-1\"", "controller", RefusalCode.Pattern)]
    [InlineData(Gateway, ",\"anything\":1", "anything", RefusalCode.Claim)]
    public void Read_OfAMemberThatThePatternForbids_IsRefusedThere(string text, string more, string where, RefusalCode code)
    {
        var refusal = Assert.Single(Read(text.TrimEnd()[..^1] + more + "}").Refusals);
        Assert.Equal((where, code), (refusal.Where, refusal.Code));
    }

    [Theory]
    [InlineData(Controller, "\"controller\":\"ctl-1\",", "", "controller")]
    [InlineData(Controller, "\"names\":[\"leaf-1\",\"leaf-2\"]", "\"tags\":[\"leaf\"]", "devices.names devices.tags")]
    [InlineData(Element, "\"names\":[\"edge-2\"]", "\"all\":true", "devices.names devices.all")]
    [InlineData(Controller, "[\"read\",\"apply\"]", "[\"approve\"]", "operations")]
    [InlineData(Element, "[\"read\",\"measure\"]", "[\"read\",\"approve\"]", "operations")]
    [InlineData(Gateway, "\"tags\":[\"core\"],\"sites\":[\"fra\"]", "", "devices.all")]
    [InlineData(Gateway, "\"tags\":[\"core\"],\"sites\":[\"fra\"]", "\"tags\":[\"core\"],\"all\":true", "devices.all")]
    [InlineData(Gateway, "\"tags\":[\"core\"]", "\"tags\":[]", "devices.tags")]
    [InlineData(Gateway, "\"network.ping\"", "\"net*work\"", "tools[1]")]
    [InlineData(Gateway, "\"network.ping\"", "7", "tools[1]")]
    [InlineData(Gateway, "\"operational\"", "\"Running\"", "datastores[1]")]
    [InlineData(Gateway, "\"deny\":[\"/ietf", "\"deny\":[\"//ietf", "paths.deny[0]")]
    [InlineData(Gateway, "\"calls_per_minute\":60", "\"calls_per_minute\":-1", "budgets.calls_per_minute")]
    [InlineData(Gateway, "\"calls_per_minute\":60", "\"calls_per_minute\":1.5", "budgets.calls_per_minute")]
    [InlineData(Gateway, "\"calls_per_minute\":60", "\"calls_per_second\":60", "budgets.calls_per_second")]
    [InlineData(Gateway, "\"type\":\"network\"", "\"type\":\"payment\"", "type")]
    [InlineData(Gateway, "\"pattern\":\"gateway\"", "\"pattern\":\"any\"", "pattern")]
    public void Read_OfAMistake_SaysWhere(string text, string old, string @new, string where)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        var refusals = Read(text.Replace(old, @new, StringComparison.Ordinal)).Refusals;

        Assert.Equal(where.Split(' '), refusals.Select(refusal => refusal.Where));
    }

    [Fact]
    public void Read_OfSeveralMistakes_SaysAll()
    {
        var refusals = Read("""{"type":"network","pattern":"gateway","devices":{"names":["-"]},"tools":[],"operations":"read","budgets":{"x":1}}""").Refusals;

        Assert.Equal(["devices.names[0]", "tools", "operations", "datastores", "budgets.x"], refusals.Select(refusal => refusal.Where));
    }

    [Fact]
    public void Read_OfALink_MayLeaveOutWhatItDoesNotNarrow()
    {
        Assert.NotNull(Read("""{"type":"network","pattern":"gateway"}""", isLink: true).Value);
        Assert.Equal(["devices", "tools", "operations", "datastores"], Read("""{"type":"network","pattern":"gateway"}""").Refusals.Select(refusal => refusal.Where));
        Assert.Equal("operations", Assert.Single(Read("""{"type":"network","pattern":"gateway","operations":["approve"]}""", isLink: true).Refusals).Where);
    }

    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("network.yang.*", "network.yang.get", true)]
    [InlineData("network.yang.*", "network.yangx", false)]
    [InlineData("network.yang.*", "network.yang", false)]
    [InlineData("network.yang.get", "network.yang.get", true)]
    [InlineData("network.yang.get", "network.yang.get2", false)]
    [InlineData("network.yang.get", "Network.Yang.Get", false)]
    public void ToolPattern_Matches(string pattern, string tool, bool expected)
    {
        Assert.True(ToolPattern.TryParse(pattern, out var parsed));
        Assert.Equal(expected, parsed.Matches(tool));
    }

    private static Checked<NetworkGrant> Read(string text, bool isLink = false) => GrantReader.Read(Encoding.UTF8.GetBytes(text), isLink);
}
