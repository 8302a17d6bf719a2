using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Trust.Paths;

namespace NetMcp.Trust.Grants;

/// <summary>What somebody wants to do, in the gateway's own words: names that the inventory has and paths that the schema has, never a caller's text.</summary>
public sealed record AccessRequest
{
    /// <summary>The pattern that is at work here.</summary>
    public required DeploymentPattern Pattern { get; init; }

    /// <summary>The controller that the device is mounted at, in the controller pattern.</summary>
    public DeviceName? Controller { get; init; }

    /// <summary>The operation.</summary>
    public required GrantOperation Operation { get; init; }

    /// <summary>The tool; null when it is not a tool that is called (a resource, an approval).</summary>
    public string? Tool { get; init; }

    /// <summary>The device; null when none is touched. For several, one request each.</summary>
    public DeviceFacts? Device { get; init; }

    /// <summary>The datastore; null when none is touched.</summary>
    public Datastore? Datastore { get; init; }

    /// <summary>
    /// The nodes that are read or written, with keys in canonical form; <see cref="NodePath.Root"/> for a whole datastore. Empty says that no data of
    /// a device is touched.
    /// </summary>
    public IReadOnlyList<NodePath> Paths { get; init; } = [];

    /// <summary>How many devices the change touches, where there is one.</summary>
    public int DevicesInChange { get; init; }
}
