namespace NetMcp.Ssh;

/// <summary>What a verifier says about a server's key.</summary>
public enum HostKeyVerdict
{
    /// <summary>The key is the trusted one.</summary>
    Trusted,

    /// <summary>No key is known for this server.</summary>
    Unknown,

    /// <summary>Another key is known for this server, or this key was revoked.</summary>
    Changed,

    /// <summary>The key is the trusted one, but the verifier does not want the login now; the connection ends before it.</summary>
    NotNow,
}
