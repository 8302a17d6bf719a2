namespace NetMcp.Ssh.Connecting;

/// <summary>Stands where no login follows, so that nobody is asked; trusts nothing if it were.</summary>
internal sealed class UnaskedVerifier : IHostKeyVerifier
{
    public static readonly UnaskedVerifier Instance = new();

    public ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken) => new([]);

    public ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken) =>
        new(HostKeyVerdict.Unknown);
}
