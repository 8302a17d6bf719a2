using NetMcp.Core.Devices;

namespace NetMcp.Tools.Resources;

/// <summary>The addresses of resources that others speak of.</summary>
public static class ResourceAddress
{
    /// <summary>The devices of the inventory.</summary>
    public const string Devices = "network:///devices";

    private const string Prefix = "network:///device/";
    private const string Suffix = "/capabilities";

    /// <summary>The address of every device's capabilities (RFC 6570).</summary>
    internal const string CapabilitiesTemplate = Prefix + "{name}" + Suffix;

    /// <summary>Whether the address is that of the capabilities of one of these devices, whatever its spelling.</summary>
    public static bool IsCapabilitiesOf(string uri, IReadOnlySet<DeviceName> devices)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(devices);
        return DeviceName.TryParse(NameIn(uri), out var name) && devices.Contains(name);
    }

    /// <summary>The device that an address is of something of; null when it is another address. Whether there is such a device is not looked up.</summary>
    public static DeviceName? DeviceOf(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return DeviceAddress.TrySplit(uri, out var device, out _) ? device : null;
    }

    /// <summary>The device's name in the address of its capabilities, not checked; null when it is another address.</summary>
    internal static string? NameIn(string uri) =>
        uri.Length > Prefix.Length + Suffix.Length &&
        uri.StartsWith(Prefix, StringComparison.Ordinal) &&
        uri.EndsWith(Suffix, StringComparison.Ordinal) &&
        uri[Prefix.Length..^Suffix.Length] is var name && !name.Contains('/', StringComparison.Ordinal)
            ? Uri.UnescapeDataString(name)
            : null;
}
