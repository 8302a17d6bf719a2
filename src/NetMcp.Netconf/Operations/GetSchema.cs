using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>get-schema: the source text of a module (RFC 6022 section 3.1). The content is data, and the module is its text.</summary>
public sealed record GetSchema : ReplyOperation
{
    /// <summary>The module's or submodule's name.</summary>
    public required string Identifier { get; init; }

    /// <summary>The revision; null for the only one that the device has.</summary>
    public string? Version { get; init; }

    /// <summary>The format, an identity of ietf-netconf-monitoring such as <c>yang</c> or <c>yin</c>; null for the device's default, yang.</summary>
    public string? Format { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        capabilities.Monitoring ? null : new MissingCapability("ietf-netconf-monitoring", "This device does not give out its modules.");

    internal override RpcRequest ToRequest()
    {
        var xml = new OperationXml().Raw("<get-schema xmlns=\"" + NetconfNamespaces.Monitoring + "\">").Element("identifier", Identifier);
        if (Version is not null)
        {
            xml.Element("version", Version);
        }

        if (Format is not null)
        {
            // An identityref: the prefix makes it unambiguous for servers that do not fall back on the default namespace.
            xml.Raw("<format xmlns:ncm=\"" + NetconfNamespaces.Monitoring + "\">ncm:").Text(Format).Close("format");
        }

        return xml.Close("get-schema").ToRequest("get-schema", isReadOnly: true, Timeout);
    }
}
