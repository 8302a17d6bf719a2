namespace NetMcp.Ssh;

/// <summary>One way to prove who we are (RFC 4252). Closed: the four kinds below are all there are.</summary>
public abstract record SshCredential
{
    private protected SshCredential()
    {
    }
}
