using NetMcp.TestKit.Processes;

namespace NetMcp.TestKit.Devices;

/// <summary>
/// A real NETCONF device: yuma123's netconfd behind an sshd of its own on a free loopback port, with its own host key,
/// client key and datastores. Several run side by side; each is up in about 0.1 s and ends with the test run.
/// </summary>
public sealed class NetconfdDevice : IAsyncDisposable
{
    private readonly LabProcess _process;

    private NetconfdDevice(LabProcess process, string name)
    {
        _process = process;
        Name = name;
    }

    /// <summary>The name given in the options.</summary>
    public string Name { get; }

    /// <summary>How to connect: subsystem "netconf", the client key, the user who runs the tests (netconfd's superuser).</summary>
    public SshEndpoint Endpoint => _process.Endpoint;

    /// <summary>What netconfd has logged since its last start.</summary>
    public string NetconfdLog => File.ReadAllText(_process.Directory.File("netconfd.log"));

    /// <summary>Starts a device; throws <see cref="InvalidOperationException"/> with the log's tail when it does not come up.</summary>
    public static async Task<NetconfdDevice> StartAsync(NetconfdOptions? options = null)
    {
        options ??= new NetconfdOptions();
        List<string> arguments = ["--name", options.Name];
        Add("--module", options.Modules);
        Add("--arg", options.NetconfdArguments);
        Add("--sshd-line", options.SshdLines);
        Add("--modpath", options.ModulePath is { } path ? [path] : []);
        Add("--interfaces", options.Interfaces is { } interfaces ? [interfaces] : []);
        using var startup = new TempDirectory();
        if (options.StartupConfig is { } config)
        {
            arguments.AddRange(["--startup-config", startup.Write("startup.xml", config)]);
        }

        return new NetconfdDevice(await LabProcess.StartAsync("start-device.sh", arguments), options.Name);

        void Add(string option, IEnumerable<string> values)
        {
            foreach (var value in values)
            {
                arguments.AddRange([option, value]);
            }
        }
    }

    /// <summary>Kills netconfd at once (SIGKILL); sshd stays, and open sessions reach their end of stream.</summary>
    public void Kill() => Signal.Send(_process.ReadPid("netconfd.pid"), Signal.Kill);

    /// <summary>Freezes netconfd (SIGSTOP): it keeps its connections and answers nothing.</summary>
    public void Freeze() => Signal.Send(_process.ReadPid("netconfd.pid"), Signal.Stop);

    /// <summary>Lets a frozen netconfd go on.</summary>
    public void Thaw() => Signal.Send(_process.ReadPid("netconfd.pid"), Signal.Continue);

    /// <summary>Cuts every SSH connection that is open now, without a word of SSH; new ones are accepted.</summary>
    public void DropConnections() => _process.DropConnections();

    /// <summary>Stops the whole device; <see cref="RestartAsync"/> starts it again.</summary>
    public Task StopAsync() => _process.StopAsync();

    /// <summary>Stops it if it runs and starts it on the same port, with the same keys or with a new host key.</summary>
    public Task RestartAsync(bool newHostKey = false) => _process.RestartAsync(newHostKey);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
