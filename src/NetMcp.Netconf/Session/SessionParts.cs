using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using NetMcp.Netconf.Framing;
using NetMcp.Netconf.Transport;

namespace NetMcp.Netconf.Session;

/// <summary>Puts the parts of one session together, and takes them apart when it ends. What each part does is in its own file.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Closing disposes them, when the session ends.")]
internal sealed class SessionParts
{
    private readonly INetconfTransport _transport;
    private readonly ILogger _logger;
    private readonly SessionDeadlines _deadlines;
    private readonly MessageReader _reader;

    public SessionParts(INetconfTransport transport, NetconfSessionOptions options)
    {
        _transport = transport;
        Options = options;
        _logger = options.LoggerFactory.CreateLogger<NetconfSession>();
        Ending = new SessionEnding();
        Pending = new PendingRpcs();
        Notifications = new NotificationQueue(options.NotificationCapacity, options.NotificationOverflow);
        _deadlines = new SessionDeadlines(options.TimeProvider, (reason, detail) => Ending.TryEnd(reason, detail));
        _reader = new MessageReader(transport.Input, options.Limits, _deadlines);
        Writer = new MessageWriter(transport.Output, options.Limits, _deadlines, Ending);
        _deadlines.Add(Pending);
        _deadlines.Add(_reader);
        _deadlines.Add(Writer);
        Ending.OnEnd = end =>
        {
            SessionLog.SessionEnded(_logger, options.Label, end.Reason, end.Detail);
            Pending.FailAll(end);
            Notifications.Complete();
        };
    }

    public NetconfSessionOptions Options { get; }

    public SessionEnding Ending { get; }

    public PendingRpcs Pending { get; }

    public NotificationQueue Notifications { get; }

    public MessageWriter Writer { get; }

    public ILogger Logger => _logger;

    /// <summary>The session-id of the device's hello (RFC 6241 section 8.1); 0 before it.</summary>
    public long SessionId { get; private set; }

    /// <summary>The hellos. When there is no session to be had, everything is closed already.</summary>
    public async Task<ServerGreeting> GreetAsync(CancellationToken cancellationToken)
    {
        ServerGreeting? greeting = null;
        var hello = new HelloExchange(_reader, Writer, Options, Ending.Stopping);
        _deadlines.Add(hello);
        await using (cancellationToken.UnsafeRegister(
            static state => ((SessionEnding)state!).TryEnd(NetconfEndReason.GivenUp, "the caller gave up."), Ending).ConfigureAwait(false))
        {
            await GuardAsync(async () => greeting = await hello.RunAsync(_deadlines).ConfigureAwait(false)).ConfigureAwait(false);
        }

        if (greeting is not null && Ending.End is null)
        {
            Adopt(greeting);
            return greeting;
        }

        await CloseAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var end = Ending.End!;
        throw new NetconfException(end.Reason, "No session: " + end.Detail);
    }

    /// <summary>Reads until the end, then closes everything. Never faults.</summary>
    public async Task RunAsync()
    {
        var router = new MessageRouter(_reader, Pending, Notifications, Options.Limits, Ending);
        await GuardAsync(router.RunAsync).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    private void Adopt(ServerGreeting greeting)
    {
        SessionId = greeting.SessionId;
        if (greeting.IsChunked)
        {
            _reader.Decoder = new ChunkDecoder(Options.Limits.ChunkBytes);
            Writer.IsChunked = true;
        }

        SessionLog.SessionOpened(_logger, Options.Label, greeting.SessionId, greeting.Capabilities.All.Count, greeting.IsChunked);
    }

    /// <summary>Whatever stops the reading becomes the session's end.</summary>
    private async Task GuardAsync(Func<Task> read)
    {
        var reading = read();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // What follows is the session's end, and then code of whoever waits for it.
        await IoThread.LeaveAsync();
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (SessionBrokenException e) when (e.Reason == NetconfEndReason.ClosedByPeer && HasLostTransport(out var lost))
        {
            Ending.TryEnd(NetconfEndReason.ConnectionLost, lost);
        }
        catch (SessionBrokenException e)
        {
            Ending.TryEnd(e.Reason, e.Message);
        }
        catch (OperationCanceledException) when (Ending.Stopping.IsCancellationRequested)
        {
            // The session has ended already.
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or ObjectDisposedException or OperationCanceledException)
        {
            Ending.TryEnd(NetconfEndReason.ConnectionLost, HasLostTransport(out var lost) ? lost : "reading from the device failed.");
        }
#pragma warning disable CA1031 // Whoever waits on this session must hear of its end, whatever it was.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SessionLog.SessionFaulted(_logger, Options.Label, e);
            Ending.TryEnd(NetconfEndReason.ConnectionLost, "the transport failed.");
        }
    }

    private bool HasLostTransport(out string detail)
    {
        var end = _transport.Ended is { IsCompletedSuccessfully: true } ended ? ended.Result : null;
        detail = "the connection was lost" + (end?.Detail is { } why ? ": " + why : ".");
        return end?.Reason == TransportEndReason.Lost;
    }

    private async Task CloseAsync()
    {
        try
        {
            await _transport.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The session is over; a transport that cannot close must not make its end an exception.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SessionLog.TransportCloseFailed(_logger, Options.Label, e);
        }

        _deadlines.Dispose();
    }
}
