using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NetMcp.TestKit;
using NetMcp.TestKit.Processes;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>
/// The built server as a process of its own, on a port that the system chose. A shell between it and the tests holds a pipe: when
/// the test run dies, the kernel closes our end, and the shell kills the server.
/// </summary>
internal sealed partial class GatewayProcess : IAsyncDisposable
{
    private const string Guarding =
        "exec 3<&0; \"$@\" </dev/null 3<&- & server=$!; echo $server; " +
        "{ cat <&3; kill -KILL $server; } >/dev/null 2>&1 & exec 3<&-; wait $server";

    private readonly Process _process;
    private readonly int _serverId;
    private readonly List<string> _log = [];
    private readonly List<(string Text, TaskCompletionSource<string> Seen)> _awaited = [];

    private GatewayProcess(Process process, int serverId)
    {
        _process = process;
        _serverId = serverId;
    }

    /// <summary>The MCP address.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>All that it has logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>The program.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "netmcp");

    public static async Task<GatewayProcess> StartAsync(string configuration, string logLevel = "Information")
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", Guarding, "guard", Program, "serve", "--config", configuration, "--listen", "http://127.0.0.1:0", "--log-level", logLevel])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var id = int.Parse((await process.StandardOutput.ReadLineAsync().Guarded())!, CultureInfo.InvariantCulture);
        var gateway = new GatewayProcess(process, id);
        var serving = gateway.LoggedAsync("Serving MCP at");
        process.ErrorDataReceived += (_, line) => gateway.Add(line.Data);
        process.BeginErrorReadLine();
        try
        {
            gateway.Address = AddressInLog().Match(await serving).Value;
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            await gateway.DisposeAsync();
            throw new InvalidOperationException("The gateway did not start:\n" + gateway.Log, e);
        }

        return gateway;
    }

    /// <summary>The next line that it logs with this text in it.</summary>
    public Task<string> LoggedAsync(string text)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_log)
        {
            _awaited.Add((text, seen));
        }

        return seen.Task.Guarded($"the gateway to log '{text}'");
    }

    /// <summary>Sends it a signal.</summary>
    public void Send(int signal) => Signal.Send(_serverId, signal);

    /// <summary>Its exit code, once it has ended.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().Guarded();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await EndedAsync();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_log)
        {
            if (line is not null)
            {
                _log.Add(line);
            }

            foreach (var (text, seen) in _awaited)
            {
                if (line is null)
                {
                    seen.TrySetException(new InvalidOperationException($"The gateway ended and never logged '{text}'."));
                }
                else if (line.Contains(text, StringComparison.Ordinal))
                {
                    seen.TrySetResult(line);
                }
            }
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/mcp")]
    private static partial Regex AddressInLog();
}
