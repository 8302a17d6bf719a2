using NetMcp.Core.Devices;
using NetMcp.Core.Reading;

namespace NetMcp.Core.Access;

/// <summary>What a caller wants to do, in the gateway's own words: names that the inventory has and paths that the schema has.</summary>
public sealed record AccessQuestion
{
    /// <summary>The operation.</summary>
    public required GrantOperation Operation { get; init; }

    /// <summary>The tool; null when it is not a tool that is called (a resource, an approval).</summary>
    public string? Tool { get; init; }

    /// <summary>The device; null when none is touched. For several, one question each.</summary>
    public DeviceSummary? Device { get; init; }

    /// <summary>The datastore; null when none is touched.</summary>
    public Datastore? Datastore { get; init; }

    /// <summary>The nodes that are read or written; <see cref="NodePath.Root"/> for a whole datastore. Empty when no data of a device is touched.</summary>
    public IReadOnlyList<NodePath> Paths { get; init; } = [];

    /// <summary>How many devices the change touches, where there is one.</summary>
    public int DevicesInChange { get; init; }
}
