namespace NetMcp.Ssh;

/// <summary>The keys that an ssh-agent holds, in the agent's order.</summary>
public sealed record SshAgentCredential : SshCredential
{
    /// <summary>The agent's Unix socket, or null for the one that SSH_AUTH_SOCK names.</summary>
    public string? SocketPath { get; init; }

    /// <summary>Names the kind only.</summary>
    public override string ToString() => "agent";
}
