using NetMcp.Core.Devices;

namespace NetMcp.Changes.Plans;

/// <summary>A check that decides whether a change is kept.</summary>
/// <param name="Kind">What it looks at.</param>
public sealed record PlannedCheck(CheckKind Kind)
{
    /// <summary>On which device; null on each device of the plan.</summary>
    public DeviceName? Device { get; init; }

    /// <summary>Of <see cref="CheckKind.Unchanged"/>: which table.</summary>
    public string? Table { get; init; }

    /// <summary>Of <see cref="CheckKind.Value"/>: a data path to one leaf, read from the operational state.</summary>
    public string? Path { get; init; }

    /// <summary>The value it must equal, as RFC 7951 text; null where bounds are given.</summary>
    public string? Expected { get; init; }

    /// <summary>The least value, of a numeric leaf.</summary>
    public decimal? Least { get; init; }

    /// <summary>The greatest value, of a numeric leaf.</summary>
    public decimal? Most { get; init; }

    /// <summary>Of tables: whether a device that has no model for the table, or too much of it, is passed over instead of the change being refused.</summary>
    public bool IfThere { get; init; }

    /// <summary>For how long the check is tried again before it has failed: neighbours take their time.</summary>
    public TimeSpan Settle { get; init; }
}
