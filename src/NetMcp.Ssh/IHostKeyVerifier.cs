namespace NetMcp.Ssh;

/// <summary>Decides whether a server's host key is to be trusted. It is asked after the key exchange and before any credential is sent.</summary>
public interface IHostKeyVerifier
{
    /// <summary>
    /// The key types that are already trusted for the server, best first; the key exchange prefers them, so that a server with several
    /// keys shows the one that can be checked. Empty when nothing is known.
    /// </summary>
    /// <param name="host">The name or address as configured, before it is resolved.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken);

    /// <summary>Judges the key that the server proved to hold.</summary>
    /// <param name="host">The name or address as configured, before it is resolved.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="key">The server's key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken);
}
