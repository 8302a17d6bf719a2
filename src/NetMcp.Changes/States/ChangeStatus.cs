using NetMcp.Changes.Approvals;

namespace NetMcp.Changes.States;

/// <summary>How a change stands.</summary>
/// <param name="Change">Which.</param>
/// <param name="State">Where it stands.</param>
public sealed record ChangeStatus(ChangeId Change, ChangeState State)
{
    /// <summary>The devices, in the plan's order.</summary>
    public IReadOnlyList<DeviceChangeStatus> Devices { get; init; } = [];

    /// <summary>The checks made so far.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>The earliest instant at which a device undoes it, while any is pending.</summary>
    public DateTimeOffset? ConfirmBy { get; init; }

    /// <summary>Of a plan that needs approval and was asked to be applied: what is given, and what is missing.</summary>
    public ApprovalStanding? Approval { get; init; }

    /// <summary>Why it stands so, in a sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was last written of.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether nothing more happens to it by itself.</summary>
    public bool HasEnded => State is ChangeState.Confirmed or ChangeState.RolledBack or ChangeState.Refused or ChangeState.Stale
        or ChangeState.PartiallyConfirmed or ChangeState.Unknown;
}
