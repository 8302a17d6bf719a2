using System.Text.Json.Nodes;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Schemas;

public sealed class YangSearchTests
{
    [Fact]
    public async Task Search_OfADevice_GivesPathsInAFewTokens()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Router;
        var result = await toolbox.InvokeAsync("network.yang.search", """{"words":"interface mtu","device":"edge-1"}""");
        var hit = Toolbox.Content(result)["hits"]![0]!;
        Assert.Equal("/sample-router:interfaces/interface/mtu", (string?)hit["path"]);
        Assert.Equal("leaf", (string?)hit["kind"]);
        Assert.Equal("uint16 68..65535", (string?)hit["type"]);
        Assert.Equal("The largest packet, ***.", (string?)hit["about"]);
        Assert.Null(hit["devices"]);
        Assert.StartsWith("<untrusted>\n/sample-router:interfaces/interface/mtu (leaf) uint16 68..65535 - The largest packet, ***.", Toolbox.Text(result), StringComparison.Ordinal);
        Assert.InRange(Toolbox.Text(result).Length, 1, 1200);
    }

    [Fact]
    public async Task Search_WithoutADevice_NamesTheDevicesOfEachHit()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Router;
        toolbox.Schemas.Devices["edge-2"] = SampleModels.Router;
        toolbox.Schemas.Devices["core-1"] = SampleModels.Switch;
        var hits = (JsonArray)Toolbox.Content(await toolbox.InvokeAsync("network.yang.search", """{"words":"mtu"}"""))["hits"]!;
        Assert.Equal(["edge-1", "edge-2"], Devices(hits, "/sample-router:interfaces/interface/mtu"));
        Assert.Equal(["core-1"], Devices(hits, "/sample-switch:vlans/vlan/mtu"));
    }

    [Theory]
    [InlineData("rpc", "/sample-router:restart")]
    [InlineData("notification", "/sample-router:link-down")]
    [InlineData("state", "/sample-router:interfaces/interface/oper-state")]
    [InlineData("list", "/sample-router:interfaces/interface")]
    public async Task Search_WithAKind_FindsOnlyThat(string kind, string expected)
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Router;
        var content = Toolbox.Content(await toolbox.InvokeAsync(
            "network.yang.search", $$"""{"words":"interface name state mtu restart link down","device":"edge-1","kind":"{{kind}}"}"""));
        Assert.Equal(expected, (string?)Assert.Single((JsonArray)content["hits"]!)!["path"]);
    }

    [Fact]
    public async Task Search_ThatFindsNothing_SaysWhatToTry()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Router;
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.yang.search", """{"words":"zebra","device":"edge-1"}"""));
        Assert.Empty((JsonArray)content["hits"]!);
        Assert.Contains("Nothing matches", (string?)content["note"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithNoModelsAtHand_AsksForADevice()
    {
        using var toolbox = new Toolbox();
        var failure = await toolbox.FailAsync("network.yang.search", """{"words":"mtu"}""");
        Assert.Contains("give a 'device'", (string?)failure["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"words":"mtu","device":"edge-9"}""", "Did you mean 'edge-1'?")]
    [InlineData("""{"words":"--","device":"edge-1"}""", "no letters or digits")]
    [InlineData("""{"words":"mtu","kind":"table"}""", "must be one of config, state, list, leaf, rpc, notification")]
    [InlineData("""{"device":"edge-1"}""", "'words' is required")]
    [InlineData("""{"words":"mtu","device":"core-1"}""", "Connection refused")]
    public async Task Search_ThatCannotBe_SaysWhy(string arguments, string expected)
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Router;
        Assert.Contains(expected, (string?)(await toolbox.FailAsync("network.yang.search", arguments))["message"], StringComparison.Ordinal);
    }

    private static string[] Devices(JsonArray hits, string path) =>
        [.. ((JsonArray)hits.Single(hit => (string?)hit!["path"] == path)!["devices"]!).Select(device => (string)device!)];
}
