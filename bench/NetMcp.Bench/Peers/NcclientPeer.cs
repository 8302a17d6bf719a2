using System.Diagnostics;
using System.Text.Json;

namespace NetMcp.Bench.Peers;

/// <summary>Debian's ncclient in a Python process of its own, which takes its own times.</summary>
internal sealed class NcclientPeer : IBenchPeer
{
    private readonly Process _process;

    public NcclientPeer(BenchOptions options)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            Path.Combine(options.RepositoryRoot, "bench", "peers", "ncclient_peer.py"), options.Host, options.Port.ToString(),
            options.User, options.KeyFile, options.KnownHostsFile, BenchOptions.Filter])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    public string Name => "ncclient";

    // Its synchronous calls poll for the answer every 100 ms.
    public bool IsSlow => true;

    public Task<double> ConnectAsync() => NumberAsync("connect");

    public async Task<IReadOnlyList<double>> SequentialAsync(int count)
        => (await AskAsync($"sequential {count}")).Deserialize<double[]>()!;

    public Task<double> PipelinedAsync(int count) => NumberAsync($"pipelined {count}");

    public Task<double> OpenManyAsync(int count) => NumberAsync($"open {count}");

    public Task<double> ParallelAsync(int each) => NumberAsync($"parallel {each}");

    public Task<double> MemoryAsync() => NumberAsync("memory");

    public Task CloseManyAsync() => NumberAsync("close");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<double> NumberAsync(string command) => (await AskAsync(command)).GetDouble();

    private async Task<JsonElement> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new EndOfStreamException("the ncclient peer ended at: " + command);
        return JsonSerializer.Deserialize<JsonElement>(line);
    }
}
