using System.Diagnostics;

namespace NetMcp.TestKit.Devices;

/// <summary>An ssh-agent of the test's own. A shell keeps it until our end of its standard input closes, as it does when the test run dies.</summary>
public sealed class SshAgent : IDisposable
{
    private readonly Process _process;

    private SshAgent(Process process, string socketPath)
    {
        _process = process;
        SocketPath = socketPath;
    }

    /// <summary>Where it listens.</summary>
    public string SocketPath { get; }

    /// <summary>Starts one without keys.</summary>
    public static async Task<SshAgent> StartAsync(TempDirectory directory)
    {
        const string Script = "ssh-agent -D -a \"$0\" >/dev/null & until [ -S \"$0\" ]; do sleep 0.01; done; echo ready; read -r _; kill $!";
        var path = directory.File("agent");
        var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", Script, path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadLineAsync(Guard.Token());
        return new SshAgent(process, path);
    }

    /// <summary>Gives it a private key without passphrase.</summary>
    public async Task AddAsync(string keyFile)
    {
        var start = new ProcessStartInfo("ssh-add", ["-q", keyFile]) { Environment = { ["SSH_AUTH_SOCK"] = SocketPath } };
        using var add = Process.Start(start)!;
        await add.WaitForExitAsync(Guard.Token());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
