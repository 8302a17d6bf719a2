using System.Diagnostics;
using NetMcp.TestKit.Devices;

namespace NetMcp.TestKit;

/// <summary>
/// A Python script that talks to a device with Debian's ncclient, the second NETCONF client of the tests. The script
/// finds a connected manager as `m`; it prints lines with `say(...)` and waits for ours with `hear()`.
/// </summary>
public sealed class NcclientScript : IAsyncDisposable
{
    private const string Prologue = """
        import sys
        from ncclient import manager
        def say(text): print(text, flush=True)
        def hear():
            line = sys.stdin.readline()
            if not line: sys.exit(0)
            return line.rstrip("\n")
        host, port, user, key = sys.argv[1:5]
        m = manager.connect(host=host, port=int(port), username=user, key_filename=key, hostkey_verify=False,
                            allow_agent=False, look_for_keys=False)

        """;

    private readonly Process _process;
    private readonly Task<string> _errors;

    private NcclientScript(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the script (without waiting for its connection; await what it says).</summary>
    public static NcclientScript Start(SshEndpoint device, string script)
    {
        // Not whatever python3 comes first on PATH: only Debian's sees the packaged ncclient.
        var start = new ProcessStartInfo("/usr/bin/python3")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["-c", Prologue + script, device.Host, device.Port.ToString(), device.User, device.PrivateKeyFile])
        {
            start.ArgumentList.Add(argument);
        }

        return new NcclientScript(Process.Start(start)!);
    }

    /// <summary>The next line the script says; throws with its error output when it has ended.</summary>
    public async Task<string> HearAsync()
        => await _process.StandardOutput.ReadLineAsync().Guarded()
           ?? throw new InvalidOperationException($"the ncclient script ended: {await _errors.Guarded()}");

    /// <summary>Gives the script a line, which its `hear()` returns.</summary>
    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for the script's end; throws with its error output when it failed.</summary>
    public async Task CompleteAsync()
    {
        await _process.WaitForExitAsync().Guarded();
        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the ncclient script failed: {await _errors.Guarded()}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
