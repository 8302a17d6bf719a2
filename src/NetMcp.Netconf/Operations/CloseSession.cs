using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>close-session (RFC 6241 section 7.8). <see cref="Session.NetconfSession.CloseAsync"/> sends it and waits for the end.</summary>
public sealed record CloseSession : OkOperation
{
    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) => null;

    internal override RpcRequest ToRequest() =>
        new OperationXml().Empty("close-session").ToRequest("close-session", isReadOnly: false, Timeout);
}
