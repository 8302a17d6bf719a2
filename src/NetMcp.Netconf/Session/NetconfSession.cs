using System.Threading.Channels;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Transport;

namespace NetMcp.Netconf.Session;

/// <summary>A NETCONF session as a client (RFC 6241). Rpcs may be sent at any time from any thread; they are pipelined.</summary>
public sealed class NetconfSession : IAsyncDisposable
{
    private readonly SessionParts _parts;
    private readonly ServerGreeting _greeting;
    private readonly RpcSender _sender;
    private readonly Task _run;

    private NetconfSession(SessionParts parts, ServerGreeting greeting)
    {
        _parts = parts;
        _greeting = greeting;
        _sender = new RpcSender(parts);
        _run = parts.RunAsync();
    }

    /// <summary>The server's number for this session (RFC 6241 section 8.1), 1 to 4294967295.</summary>
    public long SessionId => _greeting.SessionId;

    /// <summary>What the server announced.</summary>
    public NetconfCapabilities Capabilities => _greeting.Capabilities;

    /// <summary>The message-id of the last rpc that was sent (RFC 6241 section 4.1); they count up from 1, and 0 is none.</summary>
    public long LastMessageId => _parts.Pending.LastId;

    /// <summary>How many rpcs have been sent and not been answered.</summary>
    public int Outstanding => _parts.Pending.Count;

    /// <summary>The notifications, in order; completed when the session ends.</summary>
    public ChannelReader<Notification> Notifications => _parts.Notifications.Reader;

    /// <summary>How many notifications were dropped because nobody took them.</summary>
    public long DroppedNotifications => _parts.Notifications.Dropped;

    /// <summary>Completes, never faulted, when the session is over.</summary>
    public Task<NetconfSessionEnd> Ended => _parts.Ending.Ended;

    /// <summary>
    /// Says hello and waits for the server's (RFC 6241 section 8.1, RFC 6242 section 4.1). Takes over the transport, also when it fails.
    /// </summary>
    /// <exception cref="NetconfException">No session came about; the reason says why.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<NetconfSession> OpenAsync(INetconfTransport transport, NetconfSessionOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        var parts = new SessionParts(transport, options);
        var greeting = await parts.GreetAsync(cancellationToken).ConfigureAwait(false);
        return new NetconfSession(parts, greeting);
    }

    /// <summary>
    /// Sends an rpc and gives its reply, rpc-errors included, as soon as its begin is there. Cancelling before it was sent costs nothing;
    /// after that it closes this session, because NETCONF cannot abort an rpc.
    /// </summary>
    /// <exception cref="NetconfException">No answer came; <see cref="NetconfException.RequestSent"/> says whether it left.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<RpcReply> SendAsync(RpcRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _sender.SendAsync(request, cancellationToken);
    }

    /// <summary>Closes in good order: close-session and its answer within <see cref="NetconfLimits.CloseTime"/>, then the transport. Never throws for a broken peer.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await this.ExecuteAsync(new CloseSession { Timeout = _parts.Options.Limits.CloseTime }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NetconfException or OperationCanceledException)
        {
            // The transport is closed in any case, and that ends the session for the server too (RFC 6241 section 7.8).
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the transport at once, without close-session; outstanding rpcs end as <see cref="NetconfEndReason.Closed"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        _parts.Ending.TryEnd(NetconfEndReason.Closed, "the session was closed here.");
        await _run.ConfigureAwait(false);
    }
}
