using NetMcp.Core.Devices;
using NetMcp.Core.Editing;

namespace NetMcp.Changes.Plans;

/// <summary>What a plan does on one device. XML and hashes are exact; only <see cref="Difference"/> is for eyes, and masked.</summary>
public sealed record DevicePlan
{
    /// <summary>The device.</summary>
    public required DeviceName Device { get; init; }

    /// <summary>The hash of the schema that it was planned with.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>The roots of the touched subtrees, as instance-identifiers, none below another.</summary>
    public required IReadOnlyList<string> Touched { get; init; }

    /// <summary>The canonical hash of the touched subtrees as they were.</summary>
    public required string BaseHash { get; init; }

    /// <summary>The canonical hash of the touched subtrees as they will be, if the device changes nothing of its own.</summary>
    public required string TargetHash { get; init; }

    /// <summary>The touched subtrees as they were: the children of a data element. Holds secrets: never shown, mode 0600 on disk.</summary>
    public required string BaseXml { get; init; }

    /// <summary>The touched subtrees as they will be.</summary>
    public required string TargetXml { get; init; }

    /// <summary>The children of the edit-config's config element.</summary>
    public required string EditXml { get; init; }

    /// <summary>The edit that takes it back, from target to base.</summary>
    public required string InverseXml { get; init; }

    /// <summary>The difference as YANG sees it, a line an edit, secrets masked.</summary>
    public required string Difference { get; init; }

    /// <summary>How many edits the difference has; 0: the device is as wanted already.</summary>
    public required int EditCount { get; init; }

    /// <summary>The nodes that it creates, replaces or deletes: what a policy judges.</summary>
    public IReadOnlyList<NodeTouch> Touches { get; init; } = [];

    /// <summary>
    /// The nodes that somebody must be allowed to touch, with all below them, who applies this or sees it: functions of the edits and the models alone.
    /// As <see cref="Core.Access.NodePath"/> writes them.
    /// </summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>The nodes whose values the checks here look at.</summary>
    public IReadOnlyList<string> CheckNodes { get; init; } = [];

    /// <summary>The vendor's commit id at planning, where there is one. A witness: whether the plan is stale, <see cref="BaseHash"/> alone decides.</summary>
    public string? CommitId { get; init; }

    /// <summary>What the device does for a change, as it was at planning.</summary>
    public required EditAbilities Abilities { get; init; }
}
