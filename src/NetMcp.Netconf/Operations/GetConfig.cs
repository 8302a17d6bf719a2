using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>get-config (RFC 6241 section 7.1), with-defaults (RFC 6243). The content is data.</summary>
public sealed record GetConfig : ReplyOperation
{
    /// <summary>Which datastore.</summary>
    public NetconfDatastore Source { get; init; } = NetconfDatastore.Running;

    /// <summary>What to select; null for everything.</summary>
    public NetconfFilter? Filter { get; init; }

    /// <summary>How defaults are reported; null leaves it to the device.</summary>
    public WithDefaultsMode? WithDefaults { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        Requires.Datastore(capabilities, Source) ?? Filter?.FindMissing(capabilities) ?? Requires.WithDefaults(capabilities, WithDefaults);

    internal override RpcRequest ToRequest()
    {
        var xml = new OperationXml().Open("get-config").Datastore("source", Source);
        Filter?.WriteAsFilter(xml);
        return xml.WithDefaults(WithDefaults).Close("get-config").ToRequest("get-config", isReadOnly: true, Timeout);
    }
}
