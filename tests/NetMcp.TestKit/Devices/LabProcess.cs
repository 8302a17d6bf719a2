using NetMcp.TestKit.Processes;

namespace NetMcp.TestKit.Devices;

/// <summary>One run of a lab/device script in a directory of its own, restartable on the same port and keys.</summary>
internal sealed class LabProcess : IAsyncDisposable
{
    private const int PortAttempts = 5;

    private readonly string _script;
    private readonly IReadOnlyList<string> _arguments;
    private SupervisedScript? _running;

    private LabProcess(string script, IReadOnlyList<string> arguments, TempDirectory directory, int port)
    {
        _script = script;
        _arguments = arguments;
        Directory = directory;
        Endpoint = new SshEndpoint(directory.Path, port);
    }

    public TempDirectory Directory { get; }

    public SshEndpoint Endpoint { get; }

    public static async Task<LabProcess> StartAsync(string script, IReadOnlyList<string> arguments)
    {
        for (var attempt = 1; ; attempt++)
        {
            var process = new LabProcess(script, arguments, new TempDirectory(), Loopback.FreePort());
            try
            {
                await process.RunAsync();
                return process;
            }
            catch (InvalidOperationException) when (attempt < PortAttempts && process.PortWasTaken)
            {
                // Between our choice and sshd's bind another program took the port.
                await process.DisposeAsync();
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }
        }
    }

    public int ReadPid(string file) => int.Parse(File.ReadAllText(Directory.File(file)));

    public void DropConnections()
    {
        var listener = ReadPid("sshd.pid");
        foreach (var child in File.ReadAllText($"/proc/{listener}/task/{listener}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A connection that ends by itself between the listing and the signal is dropped all the same.
            Signal.TrySend(int.Parse(child), Signal.Kill);
        }
    }

    public async Task StopAsync()
    {
        if (_running is { } running)
        {
            _running = null;
            await running.DisposeAsync();
        }
    }

    public async Task RestartAsync(bool newHostKey)
    {
        await StopAsync();
        if (newHostKey)
        {
            File.Delete(Directory.File("hostkey"));
            File.Delete(Directory.File("hostkey.pub"));
        }

        await RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Dispose();
    }

    private bool PortWasTaken
        => File.Exists(Directory.File("sshd.log")) && File.ReadAllText(Directory.File("sshd.log")).Contains("Address already in use", StringComparison.Ordinal);

    private async Task RunAsync() => _running = await SupervisedScript.StartAsync(
        Repository.Path("lab", "device", _script),
        ["--dir", Directory.Path, "--port", Endpoint.Port.ToString(), "--guard-stdin", .. _arguments]);
}
