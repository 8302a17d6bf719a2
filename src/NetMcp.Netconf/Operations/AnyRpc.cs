using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>Any rpc, given as XML. Nothing is known of what it needs or does.</summary>
/// <param name="Request">The rpc; its <see cref="RpcRequest.Timeout"/> holds unless this operation's own is set.</param>
public sealed record AnyRpc(RpcRequest Request) : ReplyOperation
{
    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) => null;

    internal override RpcRequest ToRequest() => Timeout is null ? Request : Request with { Timeout = Timeout };
}
