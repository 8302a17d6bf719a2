namespace NetMcp.Core.Auditing;

/// <summary>
/// The audit log does not take a record; what rests on it must not be begun. An I/O error like those of other journals, so that whoever already
/// refuses on a disk that takes nothing refuses on this.
/// </summary>
public sealed class AuditUnavailableException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why, in words that a caller may read: no path, no secret.</param>
    /// <param name="innerException">What the disk said.</param>
    public AuditUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
