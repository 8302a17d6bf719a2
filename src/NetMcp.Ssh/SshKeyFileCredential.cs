namespace NetMcp.Ssh;

/// <summary>A private key in a file (RFC 4252 section 7), in OpenSSH's or in PEM format.</summary>
/// <param name="Path">The file. It never appears in a message. One that every user of the machine can read or write is not used.</param>
public sealed record SshKeyFileCredential(string Path) : SshCredential
{
    /// <summary>Gives the passphrase when the key is about to be read, or null for a key without one.</summary>
    public Func<CancellationToken, ValueTask<string?>>? Passphrase { get; init; }

    /// <summary>Names the kind only.</summary>
    public override string ToString() => "key file";
}
