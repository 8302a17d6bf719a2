using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.States;
using NetMcp.Core.Devices;

namespace NetMcp.Changes;

/// <summary>Which changes to list. Null lets all through.</summary>
public sealed record ChangeQuery
{
    /// <summary>Those that touch this device.</summary>
    public DeviceName? Device { get; init; }

    /// <summary>Those in this state.</summary>
    public ChangeState? State { get; init; }

    /// <summary>Those of this requester.</summary>
    public string? Requester { get; init; }

    /// <summary>Those that are there for the caller.</summary>
    internal Func<PlanHeader, bool>? Seen { get; init; }

    /// <summary>The most.</summary>
    public int Limit { get; init; } = 50;
}
