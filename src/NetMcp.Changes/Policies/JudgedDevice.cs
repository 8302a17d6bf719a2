using NetMcp.Changes.Plans;
using NetMcp.Core.Access;

namespace NetMcp.Changes.Policies;

/// <summary>A device of a change, as it is when the change is judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Site">Its site, if any.</param>
/// <param name="Touches">What is done on it; nothing is judged of a device without any.</param>
public sealed record JudgedDevice(string Name, IReadOnlyList<string> Tags, string? Site, IReadOnlyList<NodeTouch> Touches)
{
    /// <summary>Whether the inventory has it no more: then no rule can tell what it is, and nothing is changed on it.</summary>
    public bool IsGone { get; init; }

    /// <summary>What a rule's path that names nothing in the device's models may have been meant for (<see cref="RulePlaces"/>); nothing where they are not known.</summary>
    public Func<NodePath, IReadOnlyList<NodePath>> FindGaps { get; init; } = static _ => [];
}
