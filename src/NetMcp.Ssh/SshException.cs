namespace NetMcp.Ssh;

/// <summary>An SSH operation failed. The message is safe to show to anybody: it holds no secret and no path of this machine.</summary>
public sealed class SshException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">The kind of failure.</param>
    /// <param name="message">What happened, in words that are safe to show.</param>
    /// <param name="innerException">The cause, for this process's log only.</param>
    public SshException(SshFailureReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>The kind of failure.</summary>
    public SshFailureReason Reason { get; }

    /// <summary>The key that the server showed, when the reason is about its host key.</summary>
    public SshHostKey? HostKey { get; init; }
}
