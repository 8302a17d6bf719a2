using System.Text.Json;
using System.Xml.Linq;
using NetMcp.Server.Cli;
using Xunit;

namespace NetMcp.Server.Tests.Cli;

/// <summary>The client commands against a served gateway with fake devices.</summary>
public sealed class CallCommandTests(ServedFixture served) : IClassFixture<ServedFixture>
{
    [Fact]
    public async Task Call_ThatReadsADevice_PrintsIndentedXmlAlone()
    {
        var run = await CallAsync("network.yang.get", "--device", "edge-1", "--path", "/a:a");
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal(string.Empty, run.Error);
        Assert.StartsWith("<!-- edge-1: 31 bytes, configuration and state mixed -->\n<a xmlns=\"urn:a\">\n  <b>", run.Out, StringComparison.Ordinal);
        Assert.Equal("x⟨U+009B⟩", XDocument.Parse(run.Out).Root!.Value);
    }

    [Fact]
    public async Task Call_ThatMatchesNothing_SaysSoBesideTheEmptyDocument()
    {
        var run = await CallAsync("network.yang.get", "--device", "edge-1", "--path", "/a:none");
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal("<!-- edge-1: 0 bytes -->\n", run.Out);
        Assert.StartsWith("edge-1: Nothing matched. That is no error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithOneDeadDevice_PrintsTheOtherAndFails()
    {
        var run = await CallAsync("network.yang.get", "--device", "edge-1", "--device", "dead", "--path", "/a:a");
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("<!-- edge-1:", run.Out, StringComparison.Ordinal);
        Assert.Equal("netmcp: dead: Connection refused. [Network.Unreachable -32082, not sent, try again after 5 s]\n", run.Error);
    }

    [Fact]
    public async Task Call_RefusedByTheDevice_PrintsItsRpcErrors()
    {
        var run = await CallAsync("network.rpc", "--device", "edge-1", "--rpc", "<a xmlns='urn:a'/>");
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Equal(string.Empty, run.Out);
        Assert.Equal(
            "netmcp: edge-1: The device refused. [Network.DeviceError -32010, refused by the device]\n" +
            "  error application/invalid-value at /a:a: Wrong.\n",
            run.Error);
    }

    [Fact]
    public async Task Call_WithAWrongArgument_PrintsTheServersAnswer()
    {
        var run = await CallAsync("network.yang.get", "--device", "edge-9", "--path", "/a:a");
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.Contains("Did you mean 'edge-1'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatListsDevices_PrintsATable()
    {
        var run = await CallAsync("network.devices.list");
        var lines = run.Out.Split('\n');
        Assert.Equal("NAME    STATE  PROTOCOL     REASON               TAGS  SITE", lines[0]);
        Assert.Equal("dead    down   netconf-ssh  Connection refused.", lines[1]);
        Assert.Equal("edge-1  up     netconf-ssh                       a,b   lab", lines[2]);
    }

    [Fact]
    public async Task Call_ThatDescribes_PrintsLinesAndTables()
    {
        var run = await CallAsync("network.device.describe", "--device", "edge-1");
        Assert.Contains("protocolVersion: 1.1\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("capabilities:\n  urn:ietf", run.Out, StringComparison.Ordinal);
        Assert.Contains("  listed: ietf-interfaces@2018-02-20\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  PURPOSE  SESSIONID", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithJson_PrintsTheStructuredContent()
    {
        var run = await CallAsync("network.yang.get", "--arguments", """{"devices":["dead"],"path":"/a:a"}""", "--json");
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(-32082, json.RootElement.GetProperty("code").GetInt32());
        Assert.Equal(string.Empty, run.Error);
    }

    [Fact]
    public async Task Call_OfAnUnknownTool_IsAUsageErrorThatListsTheTools()
    {
        var run = await CallAsync("network.yang.put");
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.Contains("network.devices.list, network.device.describe, network.yang.search, network.yang.describe, network.yang.get, network.check, network.rpc", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithAnUnknownOption_IsAUsageErrorThatListsTheOptions()
    {
        var run = await CallAsync("network.yang.get", "--xpath", "/a:a");
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.Contains("it has --device, --path, --fields, --depth, --content, --datastore, --with-defaults, --format, --max-bytes, --cursor.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_OfTheServer_AreListedWithTheirOptions()
    {
        var run = await CommandRun.RunAsync("tools", "--server", served.Address);
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Contains("network.yang.get\n  Reads", run.Out, StringComparison.Ordinal);
        Assert.Matches("--device +required", run.Out);

        run = await CommandRun.RunAsync("tools", "--server", served.Address, "--json");
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("network.devices.list", json.RootElement[0].GetProperty("name").GetString());
    }

    private Task<CommandRun> CallAsync(params string[] arguments) => CommandRun.RunAsync(["call", .. arguments, "--server", served.Address]);
}
