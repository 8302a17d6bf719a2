using System.Diagnostics;
using System.Globalization;
using NetMcp.TestKit;

namespace NetMcp.Changes.Tests.Real;

/// <summary>Drops everything to one port of the loopback with nftables, until it is disposed.</summary>
internal sealed class PortFilter : IAsyncDisposable
{
    private readonly string _table;

    private PortFilter(string table) => _table = table;

    /// <summary>Drops it from now on.</summary>
    public static async Task<PortFilter> CutAsync(int port)
    {
        var table = string.Create(CultureInfo.InvariantCulture, $"netmcp_test_{port}");
        await RunAsync($$"""
            add table inet {{table}}
            add chain inet {{table}} cut { type filter hook input priority 0; }
            add rule inet {{table}} cut iif "lo" tcp dport {{port}} drop
            """);
        return new PortFilter(table);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await RunAsync($"delete table inet {_table}");

    private static async Task RunAsync(string rules)
    {
        using var nft = Process.Start(new ProcessStartInfo("nft", ["-f", "-"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        await nft.StandardInput.WriteLineAsync(rules);
        nft.StandardInput.Close();
        var errors = await nft.StandardError.ReadToEndAsync().Guarded();
        await nft.WaitForExitAsync().Guarded();
        if (nft.ExitCode != 0)
        {
            throw new InvalidOperationException($"nft: {errors}");
        }
    }
}
