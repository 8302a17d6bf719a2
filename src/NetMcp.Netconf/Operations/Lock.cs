using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>lock: a whole datastore, for this session (RFC 6241 section 7.5). Who holds it is in the error-info of lock-denied.</summary>
public sealed record Lock : OkOperation
{
    /// <summary>Which datastore.</summary>
    public required NetconfDatastore Target { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) => Requires.Datastore(capabilities, Target);

    internal override RpcRequest ToRequest() =>
        new OperationXml().Open("lock").Datastore("target", Target).Close("lock").ToRequest("lock", isReadOnly: false, Timeout);
}
