namespace NetMcp.Core.Auditing;

/// <summary>
/// The log of what was asked, by whom, and what came of it. Records are in the order of the calls and are never dropped: a record that was not taken is an
/// exception. Safe for use from several threads.
/// </summary>
public interface IAuditLog
{
    /// <summary>
    /// Whether a record would be taken now, as far as is known: what an effect may look at before it costs anything. Only
    /// <see cref="WriteAsync"/> is proof.
    /// </summary>
    bool IsWritable { get; }

    /// <summary>Writes a record.</summary>
    /// <param name="record">What happened, or is about to.</param>
    /// <param name="urgency">What is waited for before the task is done.</param>
    /// <param name="cancellationToken">Gives up the wait; the record may be in the log all the same.</param>
    /// <exception cref="AuditUnavailableException">The record is not in the log: what rests on it must not be begun.</exception>
    ValueTask WriteAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken);
}
