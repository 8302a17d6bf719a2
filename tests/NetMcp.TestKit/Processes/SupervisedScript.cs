using System.Diagnostics;
using System.Text;

namespace NetMcp.TestKit.Processes;

/// <summary>
/// A script of lab/device that prints "ready" and lives until its standard input closes. That pipe is the guard: when
/// the test run is killed, the kernel closes our end and the script takes its device down.
/// </summary>
internal sealed class SupervisedScript : IAsyncDisposable
{
    private readonly Process _process;

    private SupervisedScript(Process process) => _process = process;

    public static async Task<SupervisedScript> StartAsync(string script, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(script)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => { lock (errors) { errors.AppendLine(line.Data); } };
        process.BeginErrorReadLine();
        var running = new SupervisedScript(process);
        var first = await process.StandardOutput.ReadLineAsync().Guarded();
        if (first == "ready")
        {
            return running;
        }

        await running.DisposeAsync();
        throw new InvalidOperationException($"{Path.GetFileName(script)} did not start: {errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().Guarded();
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            throw;
        }
        finally
        {
            _process.Dispose();
        }
    }
}
