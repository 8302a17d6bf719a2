using NetMcp.Core.Devices;

namespace NetMcp.Trust.Grants;

/// <summary>
/// Which devices: those that are in every list that is given (<c>names</c>, <c>tags</c>, <c>sites</c>); in a list one hit is enough. Judged by what
/// the inventory says when the grant is used, because tags and sites change.
/// </summary>
public sealed record DeviceSelector
{
    /// <summary>The most values of each list.</summary>
    public const int MaxValues = 256;

    /// <summary>The longest tag or site, in characters.</summary>
    public const int MaxLabel = 128;

    /// <summary>Every device.</summary>
    public static DeviceSelector All { get; } = new();

    /// <summary>Names; null for any.</summary>
    public IReadOnlyList<DeviceName>? Names { get; init; }

    /// <summary>Tags, of which the device has at least one; null for any. Compared exactly.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Sites; null for any. Compared exactly.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Whether a device is one of them.</summary>
    public bool Selects(DeviceFacts device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return (Names is null || Names.Contains(device.Name))
            && (Tags is null || Tags.Any(tag => device.Tags.Contains(tag)))
            && (Sites is null || (device.Site is { } site && Sites.Contains(site)));
    }
}
