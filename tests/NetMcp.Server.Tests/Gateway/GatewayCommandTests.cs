using System.Text.Json.Nodes;
using System.Xml.Linq;
using NetMcp.Server.Cli;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>The built program as a person runs it, beside the server and alone.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayCommandTests(GatewayLab lab)
{
    [RequiresFact(GatewayLab.Needs)]
    public async Task Call_AsTheReadmeHasIt_PrintsJson()
    {
        var (exitCode, output, error) = await RunAsync("call", "network.yang.get", "--device", "edge-1", "--path", "/ietf-interfaces:interfaces");
        Assert.Equal(CliExitCode.Done, exitCode);
        Assert.Matches(@"^edge-1: \d+ bytes, configuration and state mixed\n$", error);
        Assert.NotNull(JsonNode.Parse(output)!["ietf-interfaces:interfaces"]!["interface"]![0]!["name"]);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Call_InXml_PrintsXml()
    {
        var (exitCode, output, error) = await RunAsync("call", "network.yang.get", "--device", "edge-1", "--path", "/ietf-interfaces:interfaces", "--format", "xml");
        Assert.Equal((CliExitCode.Done, string.Empty), (exitCode, error));
        Assert.Equal("interfaces", XDocument.Parse(output).Root!.Name.LocalName);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Call_OfADeadDevice_FailsInOneLine()
    {
        var (exitCode, output, error) = await RunAsync("call", "network.yang.get", "--device", "dead", "--path", "/ietf-interfaces:interfaces");
        Assert.Equal((CliExitCode.Failed, string.Empty), (exitCode, output));
        Assert.Matches(@"^netmcp: dead: .* \[Network\.Unreachable -32082, .*\]\n$", error);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task DevicesCheck_OfTheInventory_TellsWhichWorkAndWhichNot()
    {
        using var folder = new TempDirectory();
        var configuration = lab.WriteConfiguration(folder);
        var (exitCode, output, error) = await RunAsync("devices", "check", "--config", configuration);
        Assert.Equal(CliExitCode.Failed, exitCode);
        Assert.Matches(@"(?m)^edge-1 +ok +\d+ ms +1\.1 +netconfd +\d+$", output);
        Assert.Matches(@"(?m)^dead +failed ", output);
        Assert.Matches(@"(?m)^stranger +failed ", output);
        Assert.Contains("netmcp: stranger: ", error, StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task DevicesTrust_OfAStranger_RecordsItsKeyOnlyWhenTheFingerprintFits()
    {
        using var folder = new TempDirectory();
        var configuration = lab.WriteConfiguration(folder);
        string[] trust = ["devices", "trust", "stranger", "--config", configuration];

        var (exitCode, _, error) = await RunAsync([.. trust, "--fingerprint", "SHA256:AAAA"]);
        Assert.Equal(CliExitCode.Failed, exitCode);
        Assert.Contains(lab.Stranger.Endpoint.HostKeyFingerprint, error, StringComparison.Ordinal);
        Assert.Contains("This is NOT the key", error, StringComparison.Ordinal);

        (exitCode, _, error) = await RunAsync(trust);
        Assert.Equal(CliExitCode.Usage, exitCode);
        Assert.Contains("Nobody is there to ask", error, StringComparison.Ordinal);

        (exitCode, var output, error) = await RunAsync([.. trust, "--fingerprint", lab.Stranger.Endpoint.HostKeyFingerprint]);
        Assert.True(exitCode == CliExitCode.Done, error);
        Assert.Equal("Trusted.\n", output);

        (exitCode, _, error) = await RunAsync("devices", "check", "stranger", "--config", configuration);
        Assert.True(exitCode == CliExitCode.Done, error);

        (exitCode, _, error) = await RunAsync([.. trust, "--fingerprint", "SHA256:AAAA"]);
        Assert.Equal(CliExitCode.Failed, exitCode);
        Assert.Contains("not the fingerprint given", error, StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task DevicesTrust_WhereKnownHostsCannotBeWritten_SaysSo()
    {
        using var folder = new TempDirectory();
        var configuration = lab.WriteConfiguration(folder);
        await File.WriteAllTextAsync(configuration, (await File.ReadAllTextAsync(configuration)).Replace("known_hosts: known_hosts", "known_hosts: /proc/no/known_hosts", StringComparison.Ordinal));

        var (exitCode, _, error) = await RunAsync("devices", "trust", "stranger", "--config", configuration, "--yes");

        Assert.Equal(CliExitCode.Failed, exitCode);
        Assert.Contains("netmcp: known_hosts could not be written", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => NetmcpProgram.RunAsync(lab.Address, arguments);
}
