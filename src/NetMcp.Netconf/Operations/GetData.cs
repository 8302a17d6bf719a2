using System.Globalization;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>get-data: an NMDA datastore (RFC 8526 section 3.1.1). The content is data in the namespace of ietf-netconf-nmda.</summary>
public sealed record GetData : ReplyOperation
{
    /// <summary>Which datastore.</summary>
    public required NmdaDatastore Datastore { get; init; }

    /// <summary>Whether the caller knows from the device's YANG library that it has ietf-netconf-nmda; else the hello must say so (RFC 8526 section 2).</summary>
    public bool IsKnownToBeThere { get; init; }

    /// <summary>What to select; null for everything.</summary>
    public NetconfFilter? Filter { get; init; }

    /// <summary>config-filter: true for configuration only, false for state only.</summary>
    public bool? ConfigFilter { get; init; }

    /// <summary>max-depth, 1 to 65535; null for unbounded.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>with-origin; operational only.</summary>
    public bool WithOrigin { get; init; }

    /// <summary>How defaults are reported; null leaves it to the device.</summary>
    public WithDefaultsMode? WithDefaults { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        (IsKnownToBeThere ? null : Requires.Nmda(capabilities)) ?? Filter?.FindMissing(capabilities) ?? Requires.WithDefaults(capabilities, WithDefaults);

    internal override RpcRequest ToRequest()
    {
        var xml = new OperationXml().Raw("<get-data xmlns=\"" + NetconfNamespaces.Nmda + "\">").NmdaDatastore(Datastore);
        Filter?.WriteAsNmdaFilter(xml);
        if (ConfigFilter is { } configFilter)
        {
            xml.Element("config-filter", configFilter ? "true" : "false");
        }

        if (MaxDepth is { } depth)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1, nameof(MaxDepth));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, ushort.MaxValue, nameof(MaxDepth));
            xml.Element("max-depth", depth.ToString(CultureInfo.InvariantCulture));
        }

        if (WithOrigin)
        {
            xml.Empty("with-origin");
        }

        if (WithDefaults is { } mode)
        {
            // Unlike in get, it is a parameter of the operation itself (RFC 8526 section 3.1.1.2).
            xml.Element("with-defaults", OperationWords.Of(mode));
        }

        return xml.Close("get-data").ToRequest("get-data", isReadOnly: true, Timeout);
    }
}
