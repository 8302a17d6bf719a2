namespace NetMcp.Ssh;

/// <summary>Opens SSH connections over libssh. It owns a few I/O loop threads; one client serves a whole process.</summary>
public sealed class SshClient : IAsyncDisposable
{
    /// <summary>Starts the loops.</summary>
    /// <exception cref="SshException">libssh is missing or older than 0.10.6.</exception>
    public SshClient(SshClientOptions? options = null)
    {
        _ = options;
    }

    /// <summary>Connects, checks the host key and authenticates.</summary>
    /// <exception cref="SshException">It did not work; the reason says why.</exception>
    public Task<SshConnection> ConnectAsync(SshConnectionOptions options, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Fetches a server's host key without logging in. Only the key exchange takes place; no credential is involved.</summary>
    /// <exception cref="SshException">It did not work; the reason says why.</exception>
    public Task<SshHostKey> FetchHostKeyAsync(
        string host, int port, SshAlgorithms? algorithms, SshLimits? limits, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Closes every connection and stops the loops.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
