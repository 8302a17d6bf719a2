using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

[Collection(GatewayCollection.Name)]
public sealed class GatewayInventoryTests(GatewayLab lab)
{
    [RequiresFact(GatewayLab.Needs)]
    public async Task List_OfTheInventory_NamesDevicesWithoutTheirAddresses()
    {
        var result = await lab.CallAsync("network.devices.list", new { });
        var devices = Answer.Of(result).GetProperty("devices");
        Assert.Equal(["dead", "edge-1", "edge-2", "stranger"], devices.EnumerateArray().Select(device => device.GetProperty("name").GetString()));
        Assert.DoesNotContain("127.0.0.1", Answer.Text(result), StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Edge1.Endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), Answer.Text(result), StringComparison.Ordinal);
    }

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("tag", "second", "edge-2")]
    [InlineData("role", "edge", "edge-1")]
    public async Task List_WithAFilter_NamesOnlyWhatMatches(string filter, string value, string expected)
    {
        var result = await lab.CallAsync("network.devices.list", new Dictionary<string, string> { [filter] = value });
        Assert.Equal(expected, Assert.Single(Answer.Of(result).GetProperty("devices").EnumerateArray()).GetProperty("name").GetString());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Describe_OfARealDevice_TellsWhatItHas()
    {
        var content = Answer.Of(await lab.CallAsync("network.device.describe", new { device = "edge-1", modules = "ietf-interfaces" }));
        Assert.Equal("up", content.GetProperty("device").GetProperty("state").GetString());
        Assert.Equal("netconfd", content.GetProperty("device").GetProperty("profile").GetString());
        Assert.Equal("1.1", content.GetProperty("protocolVersion").GetString());
        Assert.Equal("urn:ietf:params:xml:ns:yang:ietf-interfaces", content.GetProperty("modules").GetProperty("listed")[0].GetProperty("namespace").GetString());
        Assert.Contains("xpath", content.GetProperty("filters").EnumerateArray().Select(filter => filter.GetString()));
        Assert.NotEmpty(content.GetProperty("sessions").EnumerateArray());
        Assert.NotEmpty(content.GetProperty("changePromise").GetProperty("reasons").EnumerateArray());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Describe_OfADeadDevice_FailsTyped()
    {
        var failure = Answer.FailureOf(await lab.CallAsync("network.device.describe", new { device = "dead" }));
        Assert.Equal(-32082, failure.GetProperty("code").GetInt32());
        Assert.Equal("Network.Unreachable", failure.GetProperty("name").GetString());
        Assert.Equal("dead", failure.GetProperty("device").GetString());
        Assert.Equal("not-sent", failure.GetProperty("outcome").GetString());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Resource_OfARealDevice_DescribesIt()
    {
        var result = await lab.Client.ReadResourceAsync("network:///device/edge-1/capabilities");
        Assert.Contains("ietf-interfaces", Assert.IsType<ModelContextProtocol.Protocol.TextResourceContents>(Assert.Single(result.Contents)).Text, StringComparison.Ordinal);
    }
}
