using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>unlock (RFC 6241 section 7.6).</summary>
public sealed record Unlock : OkOperation
{
    /// <summary>Which datastore.</summary>
    public required NetconfDatastore Target { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) => Requires.Datastore(capabilities, Target);

    internal override RpcRequest ToRequest() =>
        new OperationXml().Open("unlock").Datastore("target", Target).Close("unlock").ToRequest("unlock", isReadOnly: false, Timeout);
}
