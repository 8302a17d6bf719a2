using System.Diagnostics;
using System.Globalization;
using NetMcp.TestKit;

namespace NetMcp.ConformanceTests.OAuth;

/// <summary>A real authorization server (npm oidc-provider on the project's own script), which ends when its standard input does.</summary>
internal sealed class AuthorizationServer : IAsyncDisposable
{
    private readonly Process _process;

    private AuthorizationServer(Process process, int port)
    {
        _process = process;
        Issuer = $"http://127.0.0.1:{port}";
    }

    public string Issuer { get; }

    public static async Task<AuthorizationServer> StartAsync(string resource)
    {
        var start = new ProcessStartInfo(NodePackages.Node) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Repository.Path("tests", "NetMcp.ConformanceTests", "OAuth", "server.mjs"));
        start.ArgumentList.Add(resource);
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync().Guarded() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                return new AuthorizationServer(process, int.Parse(line["ready ".Length..], CultureInfo.InvariantCulture));
            }
        }

        throw new InvalidOperationException("The authorization server did not start: " + await errors.Guarded());
    }

    /// <summary>Makes new keys, and publishes and uses only these.</summary>
    public Task RotateAsync() => TellAsync("rotate");

    /// <summary>Stops listening.</summary>
    public Task GoAwayAsync() => TellAsync("away");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().Guarded();
        }
        finally
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
        }
    }

    private async Task TellAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command).Guarded();
        await _process.StandardInput.FlushAsync().Guarded();
        while (await _process.StandardOutput.ReadLineAsync().Guarded() is { } line)
        {
            if (line == "done")
            {
                return;
            }
        }

        throw new InvalidOperationException("The authorization server has ended.");
    }
}
