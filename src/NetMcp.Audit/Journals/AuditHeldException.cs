namespace NetMcp.Audit.Journals;

/// <summary>Another process writes the log: a gateway, or for a moment a command.</summary>
public sealed class AuditHeldException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="innerException">What the lock said.</param>
    public AuditHeldException(Exception innerException)
        : base("Another process writes the audit log.", innerException)
    {
    }
}
