namespace NetMcp.Core.Devices;

/// <summary>A device as a list shows it. No address and no credential: those stay in the inventory.</summary>
public sealed record DeviceSummary
{
    /// <summary>The device's name.</summary>
    public required DeviceName Name { get; init; }

    /// <summary>The device's state.</summary>
    public required DeviceState State { get; init; }

    /// <summary>The management protocol, for example <c>netconf-ssh</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The device's tags, in order of name.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The site, if given.</summary>
    public string? Site { get; init; }

    /// <summary>The role, if given.</summary>
    public string? Role { get; init; }

    /// <summary>The controller that the device is mounted at and reached through; null for one that is reached directly.</summary>
    public DeviceName? Controller { get; init; }

    /// <summary>The profile, when configured or detected: for example <c>netconfd</c> or <c>junos</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether the inventory forbids every change.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Why the device is down or blocked, in a few words.</summary>
    public string? Reason { get; init; }
}
