namespace NetMcp.Core.Auditing;

/// <summary>Keeps nothing: for tests and for tools that change nothing.</summary>
public sealed class NullAuditLog : IAuditLog
{
    /// <inheritdoc/>
    public bool IsWritable => true;

    /// <inheritdoc/>
    public ValueTask WriteAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
