using System.Diagnostics.CodeAnalysis;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;

namespace NetMcp.Tools.Resources;

/// <summary>
/// <c>network:///device/{name}/data/{+path}</c>: a part of what a device holds. The path is that of RFC 8040 section 3.5.3, without the
/// leading slash: <c>ietf-interfaces:interfaces/interface=eth0</c>.
/// </summary>
public sealed class DataAddress
{
    private const string Prefix = "network:///device/";
    private const string Middle = "/data/";

    /// <summary>No model is this deep, and an address is an agent's text.</summary>
    private const int MostSegments = 64;

    private DataAddress(DeviceName device, string path, IReadOnlyList<DataAddressSegment> segments)
    {
        Device = device;
        Path = path;
        Segments = segments;
    }

    /// <summary>Which device.</summary>
    public DeviceName Device { get; }

    /// <summary>The path as it stands in the address, percent-encoded.</summary>
    public string Path { get; }

    /// <summary>The steps of the path, at least one.</summary>
    public IReadOnlyList<DataAddressSegment> Segments { get; }

    /// <summary>Reads an address; false when it is not one of these.</summary>
    public static bool TryRead(string uri, [NotNullWhen(true)] out DataAddress? address)
    {
        address = null;
        if (!uri.StartsWith(Prefix, StringComparison.Ordinal) ||
            uri.IndexOf(Middle, Prefix.Length, StringComparison.Ordinal) is not (> 0 and var middle) ||
            !DeviceName.TryParse(Uri.UnescapeDataString(uri[Prefix.Length..middle]), out var device))
        {
            return false;
        }

        var path = uri[(middle + Middle.Length)..];
        var segments = new List<DataAddressSegment>();
        foreach (var text in path.Split('/'))
        {
            if (segments.Count == MostSegments || DataAddressSegment.TryRead(text, segments.LastOrDefault()?.Module) is not { } segment)
            {
                return false;
            }

            segments.Add(segment);
        }

        address = new DataAddress(device, path, segments);
        return true;
    }

    /// <summary>Whether the part may look different after this event: the change was in it, above it, or nobody knows where.</summary>
    public bool MayChangeWith(DeviceEvent happened)
    {
        if (happened.Kind != DeviceEventKind.ConfigChanged || happened.Changed.Count == 0)
        {
            return true;
        }

        var own = SchemaPath();
        return happened.Changed.Any(changed => IsWithin(changed, own) || IsWithin(own, changed));
    }

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

    private static bool IsWithin(string path, string of) =>
        path.StartsWith(of, StringComparison.Ordinal) && (path.Length == of.Length || path[of.Length] == '/');
}
