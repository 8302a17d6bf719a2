using NetMcp.TestKit.Processes;

namespace NetMcp.TestKit.Devices;

/// <summary>A plain OpenSSH sshd on a free loopback port, with a host key and a client key of its own.</summary>
public sealed class SshdServer : IAsyncDisposable
{
    private readonly LabProcess _process;

    private SshdServer(LabProcess process, string? passwordUser, string? password)
    {
        _process = process;
        PasswordUser = passwordUser;
        Password = password;
    }

    /// <summary>How to connect with the client key.</summary>
    public SshEndpoint Endpoint => _process.Endpoint;

    /// <summary>The throwaway account, when asked for.</summary>
    public string? PasswordUser { get; }

    /// <summary>The throwaway account's password, when asked for.</summary>
    public string? Password { get; }

    /// <summary>Starts a server; throws <see cref="InvalidOperationException"/> with the log's tail when it does not come up.</summary>
    public static async Task<SshdServer> StartAsync(SshdOptions? options = null)
    {
        options ??= new SshdOptions();
        List<string> arguments = [];
        foreach (var line in options.SshdLines)
        {
            arguments.AddRange(["--sshd-line", line]);
        }

        if (options.Subsystem is { } subsystem)
        {
            arguments.AddRange(["--subsystem", subsystem]);
        }

        string? user = null, password = null;
        if (options.WithPasswordUser)
        {
            user = "nmt-" + Guid.NewGuid().ToString("N")[..8];
            password = Guid.NewGuid().ToString("N");
            arguments.AddRange(["--password-user", $"{user}:{password}"]);
        }

        return new SshdServer(await LabProcess.StartAsync("start-sshd.sh", arguments), user, password);
    }

    /// <summary>The last lines of its log: why it closed what it closed.</summary>
    public string LogTail(int lines = 40) => string.Join('\n', File.ReadLines(_process.Directory.File("sshd.log")).TakeLast(lines));

    /// <summary>Cuts every connection that is open now, without a word of SSH; new ones are accepted.</summary>
    public void DropConnections() => _process.DropConnections();

    /// <summary>Stops listening and cuts all connections; <see cref="RestartAsync"/> starts it again.</summary>
    public Task StopAsync() => _process.StopAsync();

    /// <summary>Starts it again on the same port, with the same keys or with a new host key.</summary>
    public Task RestartAsync(bool newHostKey = false) => _process.RestartAsync(newHostKey);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
