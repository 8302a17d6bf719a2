using System.Collections.Concurrent;
using NetMcp.Core.Auditing;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>An audit log that keeps all and refuses what it is told to.</summary>
internal sealed class FakeAudit : IAuditLog
{
    private readonly ConcurrentQueue<(AuditRecord Record, AuditUrgency Urgency)> _records = new();

    /// <summary>What was taken.</summary>
    public IReadOnlyList<(AuditRecord Record, AuditUrgency Urgency)> Records => [.. _records];

    /// <summary>Says whether a record is refused.</summary>
    public Func<AuditRecord, bool>? IsFull { get; set; }

    public bool IsWritable => true;

    public ValueTask WriteAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken)
    {
        if (IsFull?.Invoke(record) == true)
        {
            throw new AuditUnavailableException("The audit log cannot be written (No space left on device).");
        }

        _records.Enqueue((record, urgency));
        return ValueTask.CompletedTask;
    }
}
