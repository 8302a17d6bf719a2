using System.Collections.Concurrent;

namespace NetMcp.Ssh.Tests;

/// <summary>Trusts the one fingerprint it is given, and notes what it was asked.</summary>
internal sealed class TrustKey(string fingerprint) : IHostKeyVerifier
{
    public ConcurrentQueue<SshHostKey> Asked { get; } = new();

    public ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken) => new([]);

    public ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken)
    {
        Asked.Enqueue(key);
        return new(key.Fingerprint == fingerprint ? HostKeyVerdict.Trusted : HostKeyVerdict.Changed);
    }
}
