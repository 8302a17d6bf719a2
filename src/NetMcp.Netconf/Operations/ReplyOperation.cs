using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>An operation whose answer is a stream of data; the caller reads and disposes it.</summary>
public abstract record ReplyOperation : NetconfOperation<RpcReply>
{
    private protected ReplyOperation()
    {
    }

    internal sealed override ValueTask<RpcReply> ReadAsync(RpcReply reply, CancellationToken cancellationToken) => new(reply);
}
