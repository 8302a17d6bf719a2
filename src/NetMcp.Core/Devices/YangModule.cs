namespace NetMcp.Core.Devices;

/// <summary>A YANG module that a device says it has (RFC 6020 section 5.6.4, RFC 7895, RFC 8525).</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Revision">The revision, as yyyy-mm-dd, if the device gave one.</param>
/// <param name="Namespace">The XML namespace.</param>
public sealed record YangModule(string Name, string? Revision, string Namespace)
{
    /// <summary>The features that the device has of this module.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>The modules that deviate from this one on the device.</summary>
    public IReadOnlyList<string> Deviations { get; init; } = [];
}
