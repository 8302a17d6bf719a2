using System.Collections.Concurrent;
using NetMcp.Core.Auditing;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>An audit log that a test can read, and can break.</summary>
internal sealed class RecordingAudit : IAuditLog
{
    private readonly ConcurrentQueue<(AuditRecord Record, AuditUrgency Urgency)> _records = new();

    public IReadOnlyList<(AuditRecord Record, AuditUrgency Urgency)> Records => [.. _records];

    public bool IsBroken { get; set; }

    public bool IsWritable => !IsBroken;

    public ValueTask WriteAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken)
    {
        if (IsBroken)
        {
            throw new AuditUnavailableException("The disk is full.");
        }

        _records.Enqueue((record, urgency));
        return ValueTask.CompletedTask;
    }
}
