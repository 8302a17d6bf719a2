using NetMcp.Core.Reading;

namespace NetMcp.Core.Devices;

/// <summary>What a device is and has, as its hello and its profile tell.</summary>
public sealed record DeviceDescription
{
    /// <summary>The device as a list shows it.</summary>
    public required DeviceSummary Summary { get; init; }

    /// <summary>The NETCONF protocol version in use on its sessions: <c>1.0</c> or <c>1.1</c>.</summary>
    public required string ProtocolVersion { get; init; }

    /// <summary>The protocol capabilities (URIs) of the hello, modules left out.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>The modules, in order of name.</summary>
    public IReadOnlyList<YangModule> Modules { get; init; } = [];

    /// <summary>The datastores that can be read.</summary>
    public IReadOnlyList<Datastore> Datastores { get; init; } = [];

    /// <summary>Whether the device has NMDA (RFC 8342), so that operational state is a datastore of its own.</summary>
    public bool Nmda { get; init; }

    /// <summary>The filters that the device takes: <c>subtree</c>, <c>xpath</c>.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>The sessions that the gateway holds with it now.</summary>
    public IReadOnlyList<DeviceSessionInfo> Sessions { get; init; } = [];

    /// <summary>What can be promised for a change on this device.</summary>
    public required ChangePromise ChangePromise { get; init; }
}
