namespace NetMcp.Ssh;

/// <summary>Host keys in OpenSSH's known_hosts format (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT), judged strictly.</summary>
public sealed class KnownHostsFile : IHostKeyVerifier
{
    /// <summary>Uses a file; it need not exist yet.</summary>
    public KnownHostsFile(string path)
    {
        _ = path;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Trusts a key for a server from now on, in place of any other key that the file holds for it by name.</summary>
    public Task RecordAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken) => throw new NotImplementedException();
}
