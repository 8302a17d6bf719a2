using NetMcp.Core.Devices;

namespace NetMcp.Tools.Resources;

/// <summary>The addresses below a device: <c>network:///device/{name}/...</c></summary>
internal static class DeviceAddress
{
    /// <summary>What the template of each of them begins with (RFC 6570).</summary>
    public const string Template = Prefix + "{name}/";

    /// <summary>The longest address that is looked at, in characters. An address is an agent's text.</summary>
    public const int MaxLength = 8 * 1024;

    private const string Prefix = "network:///device/";

    /// <summary>Splits an address; false when it is not one of a device. Whether there is such a device is not looked up.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="device">The device.</param>
    /// <param name="rest">What stands behind the device's name and a slash, still percent-encoded.</param>
    public static bool TrySplit(string uri, out DeviceName device, out string rest)
    {
        (device, rest) = (default, string.Empty);
        if (uri.Length > MaxLength ||
            !uri.StartsWith(Prefix, StringComparison.Ordinal) ||
            uri.IndexOf('/', Prefix.Length) is not (> 0 and var slash) ||
            !DeviceName.TryParse(PercentText.Decode(uri[Prefix.Length..slash]), out device))
        {
            return false;
        }

        rest = uri[(slash + 1)..];
        return true;
    }

    /// <summary>The address of something below a device.</summary>
    public static string Of(DeviceName device, string rest) => Prefix + device.Value + "/" + rest;
}
