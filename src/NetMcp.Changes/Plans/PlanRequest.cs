using NetMcp.Core.Access;

namespace NetMcp.Changes.Plans;

/// <summary>Asks for a plan.</summary>
public sealed record PlanRequest
{
    /// <summary>Who asks, with what it may see and do.</summary>
    public required ICaller Caller { get; init; }

    /// <summary>What is to be changed, in the order given.</summary>
    public required IReadOnlyList<RequestedEdit> Edits { get; init; }

    /// <summary>What must hold afterwards, besides that the device can be reached.</summary>
    public IReadOnlyList<PlannedCheck> Checks { get; init; } = [];

    /// <summary>Who tries the edits.</summary>
    public DryRun DryRun { get; init; }

    /// <summary>Why; goes into the journal and the commit comment.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the change also waits for the requester's own confirmation after the checks.</summary>
    public bool RequesterConfirms { get; init; }

    /// <summary>Devices to go first, each judged before the next; null: all at once.</summary>
    public IReadOnlyList<Core.Devices.DeviceName>? Canaries { get; init; }

    /// <summary>How many devices are changed at once after the canaries; null: all. Each batch is one decision of its own.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Whether devices that were confirmed are taken back by the inverse edit when another one reverted all the same.</summary>
    public bool Compensate { get; init; }

    /// <summary>The confirm-timeout wanted; null for commit, checks and recovery together. Never less than the least.</summary>
    public TimeSpan? ConfirmTimeout { get; init; }
}
