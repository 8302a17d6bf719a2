namespace NetMcp.Ssh;

/// <summary>How a channel or a connection ended.</summary>
/// <param name="Reason">Why.</param>
public sealed record SshEnd(SshEndReason Reason)
{
    /// <summary>The command's exit status (RFC 4254 section 6.10), if the server sent one.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>The signal that ended the command, without the "SIG", if the server sent one.</summary>
    public string? ExitSignal { get; init; }
}
