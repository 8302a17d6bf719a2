namespace NetMcp.Changes.Policies;

/// <summary>A change that is to be judged.</summary>
public sealed record PolicyQuestion
{
    /// <summary>Who asked for it.</summary>
    public required string Principal { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its devices.</summary>
    public required IReadOnlyList<JudgedDevice> Devices { get; init; }

    /// <summary>How many edits its difference has on all devices together.</summary>
    public required int Edits { get; init; }

    /// <summary>How many devices it has; those without a difference too.</summary>
    public required int DeviceCount { get; init; }

    /// <summary>Whether it takes another change back.</summary>
    public bool IsRollback { get; init; }
}
