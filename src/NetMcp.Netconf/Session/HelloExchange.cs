using System.Globalization;
using System.Xml;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>
/// The exchange of hellos (RFC 6241 section 8.1, RFC 6242 section 4.1). The client's goes out at once; nothing else goes out before the
/// server's is here. What some servers need besides is <see cref="NetconfSessionOptions.FirstRpcDelay"/>.
/// </summary>
internal sealed class HelloExchange(MessageReader reader, MessageWriter writer, NetconfSessionOptions options, CancellationToken stopping)
    : ISessionDeadline
{
    private long _due = SessionDeadlines.Never;

    /// <inheritdoc/>
    public long Due => Volatile.Read(ref _due);

    /// <inheritdoc/>
    public (NetconfEndReason Reason, string Detail) Missed() => (NetconfEndReason.HelloTimeout, "the device said no hello within the time limit.");

    /// <exception cref="SessionBrokenException">There is no session to be had.</exception>
    public async Task<ServerGreeting> RunAsync(SessionDeadlines deadlines)
    {
        Volatile.Write(ref _due, deadlines.After(options.Limits.HelloTime));
        deadlines.Arm(_due);
        await writer.WriteHelloAsync(HelloMessage.Write(Offer())).ConfigureAwait(false);
        reader.MaxMessageBytes = options.Limits.HelloBytes;
        var bytes = await ReadAsync().ConfigureAwait(false);
        reader.MaxMessageBytes = options.Limits.MessageBytes;
        Volatile.Write(ref _due, SessionDeadlines.Never);
        ServerGreeting greeting;
        using (bytes)
        {
            greeting = Check(Parse(bytes.Memory));
        }

        var delay = options.FirstRpcDelay?.Invoke(greeting.Capabilities) ?? TimeSpan.Zero;
        if (delay > TimeSpan.Zero)
        {
            // Counted from the server's hello, not from this client's: a busy server may not look at the latter before it has said its own.
            await Task.Delay(delay, options.TimeProvider, stopping).ConfigureAwait(false);
        }

        return greeting;
    }

    private async ValueTask<PooledBytes> ReadAsync()
    {
        try
        {
            var (bytes, _) = await reader.ReadBeginAsync(int.MaxValue, stopping).ConfigureAwait(false);
            await IoThread.LeaveAsync();
            return bytes;
        }
        catch (SessionBrokenException e) when (e.Reason == NetconfEndReason.MessageInvalid)
        {
            throw new SessionBrokenException(NetconfEndReason.HelloInvalid, e.Message);
        }
    }

    private IEnumerable<string> Offer()
    {
        yield return CapabilityNames.Base10;
        if (options.OfferBase11)
        {
            yield return CapabilityNames.Base11;
        }

        foreach (var capability in options.ClientCapabilities)
        {
            yield return capability;
        }
    }

    private static ServerHello Parse(ReadOnlyMemory<byte> message)
    {
        if (!MessageHead.TryRead(message.Span, out var head, out _) || head.Name != "hello" || head.Namespace != NetconfNamespaces.Base)
        {
            throw new SessionBrokenException(NetconfEndReason.HelloInvalid, "the device's first message is no hello.");
        }

        try
        {
            return HelloMessage.Read(message);
        }
        catch (XmlException)
        {
            throw new SessionBrokenException(NetconfEndReason.HelloInvalid, "the device's hello is not well-formed or has no capabilities.");
        }
    }

    private ServerGreeting Check(ServerHello hello)
    {
        var capabilities = NetconfCapabilities.Parse(hello.Capabilities);
        var isChunked = options.OfferBase11 && capabilities.Base11;
        if (!isChunked && !capabilities.Base10)
        {
            throw new SessionBrokenException(NetconfEndReason.NoCommonBase, "the device's hello has no base capability that is known here.");
        }

        // session-id-type is uint32 with the range 1..max (RFC 6241 appendix C).
        return uint.TryParse(hello.SessionId, NumberStyles.None, CultureInfo.InvariantCulture, out var sessionId) && sessionId > 0
            ? new ServerGreeting(sessionId, capabilities, isChunked)
            : throw new SessionBrokenException(NetconfEndReason.HelloWithoutSessionId, "the device's hello has no valid session-id.");
    }
}
