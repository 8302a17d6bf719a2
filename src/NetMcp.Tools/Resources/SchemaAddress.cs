using System.Diagnostics.CodeAnalysis;
using NetMcp.Core.Devices;

namespace NetMcp.Tools.Resources;

/// <summary>
/// <c>network:///device/{name}/schema/{+path}</c>: what the models of a device say of a node. The path is that of a data resource, with or without
/// keys (RFC 8040 section 3.5.3); it may end at an rpc, an action or a notification too, and without a path what is at the top is meant.
/// </summary>
internal sealed class SchemaAddress
{
    /// <summary>The template of these addresses (RFC 6570).</summary>
    public const string Template = DeviceAddress.Template + Middle + "{+path}";

    private const string Middle = "schema/";

    private SchemaAddress(DeviceName device, string path)
    {
        Device = device;
        Path = path;
    }

    /// <summary>Which device.</summary>
    public DeviceName Device { get; }

    /// <summary>The path as it stands in the address, without a slash before it; empty for the top.</summary>
    public string Path { get; }

    /// <summary>Reads an address; false when it is not one of these.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="address">What was read.</param>
    /// <param name="problem">What is wrong with the path; null when it is read, and when the address is of another kind.</param>
    public static bool TryRead(string uri, [NotNullWhen(true)] out SchemaAddress? address, out string? problem)
    {
        (address, problem) = (null, null);
        if (DeviceAddress.TrySplit(uri, out var device, out var rest) && rest.StartsWith(Middle, StringComparison.Ordinal))
        {
            var path = rest[Middle.Length..];
            address = path.Length == 0 || DataAddressSegment.TryReadAll(path, out problem) is not null ? new SchemaAddress(device, path) : null;
        }

        return address is not null;
    }
}
