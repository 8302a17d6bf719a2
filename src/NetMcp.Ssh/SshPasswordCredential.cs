namespace NetMcp.Ssh;

/// <summary>A password (RFC 4252 section 8). It is sent at most once a connection; a wrong one is never tried again.</summary>
/// <param name="Password">Gives the password at the moment it is needed, or null when it cannot be had.</param>
public sealed record SshPasswordCredential(Func<CancellationToken, ValueTask<string?>> Password) : SshCredential
{
    /// <summary>Names the kind only.</summary>
    public override string ToString() => "password";
}
