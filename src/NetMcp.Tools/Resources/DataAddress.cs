using System.Diagnostics.CodeAnalysis;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;

namespace NetMcp.Tools.Resources;

/// <summary>
/// <c>network:///device/{name}/data/{+path}</c>: a part of what a device holds. The path is that of RFC 8040 section 3.5.3, without the
/// leading slash: <c>ietf-interfaces:interfaces/interface=eth0</c>.
/// </summary>
public sealed class DataAddress : IWatchedAddress
{
    /// <summary>The template of these addresses (RFC 6570).</summary>
    internal const string Template = DeviceAddress.Template + Middle + "{+path}";

    private const string Middle = "data/";

    private DataAddress(DeviceName device, string path, IReadOnlyList<DataAddressSegment> segments)
    {
        Device = device;
        Path = path;
        Segments = segments;
    }

    /// <inheritdoc/>
    public DeviceName Device { get; }

    /// <summary>The path as it stands in the address, percent-encoded.</summary>
    public string Path { get; }

    /// <summary>The steps of the path, at least one.</summary>
    public IReadOnlyList<DataAddressSegment> Segments { get; }

    /// <summary>Reads an address; false when it is not one of these.</summary>
    public static bool TryRead(string uri, [NotNullWhen(true)] out DataAddress? address) => TryRead(uri, out address, out _);

    /// <summary>Reads an address; false when it is not one of these, or its path is none.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="address">What was read.</param>
    /// <param name="problem">What is wrong with the path; null when it is read, and when the address is of another kind.</param>
    internal static bool TryRead(string uri, [NotNullWhen(true)] out DataAddress? address, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(uri);
        (address, problem) = (null, null);
        if (DeviceAddress.TrySplit(uri, out var device, out var rest) && rest.StartsWith(Middle, StringComparison.Ordinal))
        {
            var path = rest[Middle.Length..];
            address = DataAddressSegment.TryReadAll(path, out problem) is { } segments ? new DataAddress(device, path, segments) : null;
        }

        return address is not null;
    }

    /// <inheritdoc/>
    public bool MayChangeWith(DeviceEvent happened) => EventReach.Touches(happened, [SchemaPath()]);

    /// <summary>The path without keys, every name with its module: <c>/ietf-interfaces:interfaces/ietf-interfaces:interface</c>.</summary>
    public string SchemaPath()
    {
        var path = new StringBuilder();
        foreach (var segment in Segments)
        {
            path.Append('/').Append(segment.Module).Append(':').Append(segment.Name);
        }

        return path.ToString();
    }

    /// <summary>The address of a part of a device.</summary>
    internal static string Of(DeviceName device, string path) => DeviceAddress.Of(device, Middle + path);
}
