using NetMcp.Changes.Policies;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Approvals;

/// <summary>A request for approval of one plan: what was asked, and what has been said. Holds no value of a configuration.</summary>
public sealed record ApprovalRequest
{
    /// <summary>The name: <c>a-</c> and 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The change that is asked for.</summary>
    public required ChangeId Change { get; init; }

    /// <summary>The whole hash of its plan, which whoever decides echoes.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Who planned it: neither they nor anybody behind them can approve.</summary>
    public required ChangeRequester RequestedBy { get; init; }

    /// <summary>The devices of the plan.</summary>
    public required IReadOnlyList<DeviceName> Devices { get; init; }

    /// <summary>Why it is wanted, in the requester's words.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends unused: with its plan.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the policy asked for then. What counts is what it asks for when the plan is applied.</summary>
    public required IReadOnlyList<ApprovalNeed> Needs { get; init; }

    /// <summary>Why, as the policy told then.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What was said so far, in order.</summary>
    public IReadOnlyList<ApprovalDecision> Decisions { get; init; } = [];

    /// <summary>How it stands.</summary>
    public ApprovalState State { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public string? EndReason { get; init; }
}
