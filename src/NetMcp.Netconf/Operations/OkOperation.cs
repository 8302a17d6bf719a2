using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>An operation whose answer is ok (RFC 6241 section 4.4).</summary>
public abstract record OkOperation : NetconfOperation<RpcOk>
{
    private protected OkOperation()
    {
    }

    internal sealed override async ValueTask<RpcOk> ReadAsync(RpcReply reply, CancellationToken cancellationToken)
    {
        // Some devices wrap what they say about a commit, rpc-errors included, in an element of their own instead of ok.
        await reply.ReadNestedErrorsAsync(cancellationToken).ConfigureAwait(false);
        return default;
    }
}
