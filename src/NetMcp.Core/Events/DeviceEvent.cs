using NetMcp.Core.Devices;

namespace NetMcp.Core.Events;

/// <summary>Something that a device told of by itself, or that happened to the listening.</summary>
/// <param name="Device">Which device.</param>
/// <param name="Kind">What it means for what is known of the device.</param>
public sealed record DeviceEvent(DeviceName Device, DeviceEventKind Kind)
{
    /// <summary>The notification, <c>module:name</c>; null when the device sent none.</summary>
    public string? Name { get; init; }

    /// <summary>When the device says that it happened (RFC 5277 section 4), or null.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>
    /// For a changed configuration: what was edited, as absolute schema paths whose names have their module,
    /// <c>/ietf-interfaces:interfaces/ietf-interfaces:interface</c>. Empty when the device did not say: then anything may have changed.
    /// </summary>
    public IReadOnlyList<string> Changed { get; init; } = [];
}
