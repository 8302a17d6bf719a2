namespace NetMcp.Core.Devices;

/// <summary>Which devices to list; every member that is set must match.</summary>
public sealed record DeviceQuery
{
    /// <summary>A tag that the device carries.</summary>
    public string? Tag { get; init; }

    /// <summary>The device's site.</summary>
    public string? Site { get; init; }

    /// <summary>The device's role.</summary>
    public string? Role { get; init; }

    /// <summary>The device's state.</summary>
    public DeviceState? State { get; init; }
}
