using System.Threading.Channels;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Transport;

namespace NetMcp.Netconf.Session;

/// <summary>A NETCONF session as a client (RFC 6241). Rpcs may be sent at any time from any thread; they are pipelined.</summary>
public sealed class NetconfSession : IAsyncDisposable
{
    private NetconfSession()
    {
    }

    /// <summary>The server's number for this session (RFC 6241 section 8.1), 1 to 4294967295.</summary>
    public long SessionId => throw new NotImplementedException();

    /// <summary>What the server announced.</summary>
    public NetconfCapabilities Capabilities => throw new NotImplementedException();

    /// <summary>How many rpcs have been sent and not been answered.</summary>
    public int Outstanding => throw new NotImplementedException();

    /// <summary>The notifications, in order; completed when the session ends.</summary>
    public ChannelReader<Notification> Notifications => throw new NotImplementedException();

    /// <summary>How many notifications were dropped because nobody took them.</summary>
    public long DroppedNotifications => throw new NotImplementedException();

    /// <summary>Completes, never faulted, when the session is over.</summary>
    public Task<NetconfSessionEnd> Ended => throw new NotImplementedException();

    /// <summary>
    /// Says hello and waits for the server's (RFC 6241 section 8.1, RFC 6242 section 4.1). Takes over the transport, also when it fails.
    /// </summary>
    /// <exception cref="NetconfException">No session came about; the reason says why.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static Task<NetconfSession> OpenAsync(INetconfTransport transport, NetconfSessionOptions options, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>
    /// Sends an rpc and gives its reply, rpc-errors included, as soon as its begin is there. Cancelling before it was sent costs nothing;
    /// after that it closes this session, because NETCONF cannot abort an rpc.
    /// </summary>
    /// <exception cref="NetconfException">No answer came; <see cref="NetconfException.RequestSent"/> says whether it left.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<RpcReply> SendAsync(RpcRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Closes in good order: close-session and its answer within <see cref="NetconfLimits.CloseTime"/>, then the transport. Never throws for a broken peer.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Closes the transport at once, without close-session; outstanding rpcs end as <see cref="NetconfEndReason.Closed"/>.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
