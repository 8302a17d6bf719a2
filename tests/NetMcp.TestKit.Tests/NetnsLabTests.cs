using System.Diagnostics;
using System.Text.RegularExpressions;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.TestKit.Tests;

[Trait("Size", "Long")]
public sealed class NetnsLabTests : IDisposable
{
    private const int Routers = 3;

    // The lab gives its routes 30 s after all else stands, and says by itself what did not come.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    // Two runs on one machine are two labs.
    private readonly string _lab = $"nmt{Environment.ProcessId}";
    private readonly TempDirectory _state = new();

    [RequiresFact(Prerequisite.Frr | Prerequisite.Netconfd | Prerequisite.Ncclient | Prerequisite.Root)]
    public async Task Routers_BroughtUp_RouteBetweenTheHostsAndShowTheirOwnInterfaces()
    {
        try
        {
            // up.sh itself waits for a ping from h1 to h3 over OSPF and BGP, and fails without.
            Assert.Contains("h1 reaches h3", await RunAsync("up.sh"), StringComparison.Ordinal);
            var inventory = await File.ReadAllTextAsync(_state.File("netmcp.yaml"));
            foreach (var (router, address) in ((string, string)[])[("r1", "10.0.12.1"), ("r2", "10.0.23.2"), ("r3", "10.0.13.3")])
            {
                var port = int.Parse(Regex.Match(inventory, $"name: {router}, .*port: ([0-9]+)").Groups[1].Value);
                await using var client = NcclientScript.Start(new SshEndpoint(_state.File(router), port), """
                    state = '<interfaces-state xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"/>'
                    say(' '.join(e.text for e in m.get(('subtree', state)).data_ele.iterfind('.//{*}ip')))
                    """);
                Assert.Contains(address, await client.HearAsync(), StringComparison.Ordinal);
            }
        }
        finally
        {
            await RunAsync("down.sh");
        }

        Assert.Empty(Directory.GetFiles("/run/netns", $"{_lab}-*"));
    }

    public void Dispose() => _state.Dispose();

    private async Task<string> RunAsync(string script)
    {
        var start = new ProcessStartInfo(Repository.Path("lab", "netns", script)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NETMCP_LAB"] = _lab;
        start.Environment["NETMCP_LAB_STATE"] = _state.Path;
        start.Environment["NETMCP_LAB_PORT"] = Loopback.FreePorts(Routers).ToString();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.WhenAll(output, errors).WaitAsync(Limit);
        await process.WaitForExitAsync().Guarded();
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}: {await output}{await errors}");
        return await output;
    }
}
