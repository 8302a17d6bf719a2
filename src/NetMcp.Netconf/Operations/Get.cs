using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>get: running configuration and state (RFC 6241 section 7.7), with-defaults (RFC 6243). The content is data.</summary>
public sealed record Get : ReplyOperation
{
    /// <summary>What to select; null for everything.</summary>
    public NetconfFilter? Filter { get; init; }

    /// <summary>How defaults are reported; null leaves it to the device.</summary>
    public WithDefaultsMode? WithDefaults { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        Filter?.FindMissing(capabilities) ?? Requires.WithDefaults(capabilities, WithDefaults);

    internal override RpcRequest ToRequest()
    {
        var xml = new OperationXml().Open("get");
        Filter?.WriteAsFilter(xml);
        return xml.WithDefaults(WithDefaults).Close("get").ToRequest("get", isReadOnly: true, Timeout);
    }
}
