using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>One rpc from its sending to the begin of its reply.</summary>
internal sealed class PendingRpc(RpcRequest request) : TaskCompletionSource<MessageBody>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public RpcRequest Request { get; } = request;

    /// <summary>Its message-id; 0 until it is about to be written.</summary>
    public long Id { get; set; }

    /// <summary>When its time is up.</summary>
    public long Due { get; set; } = SessionDeadlines.Never;

    /// <summary>Whether any byte of it may have left.</summary>
    public bool IsSent { get; set; }

    /// <summary>Its caller gave up. Once it was sent it cannot be taken back (RFC 6241 knows no abort), so that ends the session.</summary>
    public void GiveUp(SessionEnding ending, CancellationToken cancellationToken)
    {
        if (TrySetCanceled(cancellationToken))
        {
            ending.TryEnd(NetconfEndReason.GivenUp, "a caller gave up on an rpc, and NETCONF cannot abort it.");
        }
    }

    public NetconfException ToException(NetconfEndReason reason, string detail) => new(
        reason,
        IsSent ? $"No answer to {Request.Name}: {detail}" : $"{Request.Name} was not sent: {detail}",
        IsSent,
        Request.IsReadOnly);
}
