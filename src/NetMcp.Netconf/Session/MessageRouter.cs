using System.Buffers;
using System.Xml;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>Reads message after message and brings each to where it belongs: a reply to its rpc, a notification to the queue.</summary>
internal sealed class MessageRouter(MessageReader reader, PendingRpcs pending, NotificationQueue notifications, NetconfLimits limits, SessionEnding ending)
{
    /// <summary>Runs until the session ends.</summary>
    /// <exception cref="SessionBrokenException">The peer broke the protocol or left.</exception>
    public async Task RunAsync()
    {
        while (!ending.Stopping.IsCancellationRequested)
        {
            var (bytes, isWhole) = await reader.ReadBeginAsync(limits.InlineBytes, ending.Stopping).ConfigureAwait(false);
            using (bytes)
            {
                if (!MessageHead.TryRead(bytes.Memory.Span, out var head, out var fault))
                {
                    throw new SessionBrokenException(NetconfEndReason.MessageInvalid, $"the device sent what is no XML message: {fault}.");
                }

                await RouteAsync(head, bytes, isWhole).ConfigureAwait(false);
            }
        }
    }

    private ValueTask RouteAsync(MessageHead head, PooledBytes bytes, bool isWhole)
    {
        switch (head.Name)
        {
            case "rpc-reply" when head.Namespace == NetconfNamespaces.Base:
                var rpc = FindRpc(head, bytes, isWhole);
                if (!isWhole)
                {
                    return StreamAsync(rpc, bytes);
                }

                return GiveAsync(rpc, bytes.ToBody());
            case "notification" when head.Namespace == NetconfNamespaces.Notification:
                return NotifyAsync(bytes, isWhole);
            case "hello":
                throw new SessionBrokenException(NetconfEndReason.MessageUnexpected, "the device said hello twice (RFC 6241 section 8.1).");
            default:
                throw new SessionBrokenException(NetconfEndReason.MessageUnexpected, "the device sent a message that is neither reply nor notification.");
        }
    }

    private PendingRpc FindRpc(MessageHead head, PooledBytes bytes, bool isWhole)
    {
        var rpc = head.MessageId is { } id
            ? pending.Take(id)
            : pending.TakeWithoutId(isWhole && BeginsWithError(bytes.Memory));
        return rpc ?? throw new SessionBrokenException(NetconfEndReason.ReplyToNobody, head.MessageId is null
            ? "the device sent a reply without message-id that fits no rpc."
            : "the device sent a reply whose message-id fits no rpc.");
    }

    private static bool BeginsWithError(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var xml = MessageXml.Open(MessageXml.AsStream(message), isAsync: false);
            xml.MoveToContent();
            return xml.Read() && xml.MoveToContent() == XmlNodeType.Element
                && xml.LocalName == "rpc-error" && xml.NamespaceURI == NetconfNamespaces.Base;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static async ValueTask GiveAsync(PendingRpc rpc, MessageBody body)
    {
        if (!rpc.TrySetResult(body))
        {
            // The caller gave up a moment ago; the session is about to end.
            await body.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Passes a long reply on as it comes, no faster than its consumer takes it.</summary>
    private async ValueTask StreamAsync(PendingRpc rpc, PooledBytes begin)
    {
        var body = new StreamedBody(limits.ReadAheadBytes);
        var sink = new StreamSink(body, limits.DrainBytes);
        try
        {
            sink.Write(begin.Memory.Span);
            await GiveAsync(rpc, body).ConfigureAwait(false);
            bool isComplete;
            do
            {
                reader.PauseStall();
                await sink.FlushAsync(ending.Stopping).ConfigureAwait(false);
                reader.ResumeStall();
                isComplete = await reader.ReadOnAsync(sink, ending.Stopping).ConfigureAwait(false);
            }
            while (!isComplete);
            await body.Writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var end = ending.End;
            var (reason, detail) = e is SessionBrokenException broken
                ? (broken.Reason, broken.Message)
                : end is null ? (NetconfEndReason.ConnectionLost, "the transport failed.") : (end.Reason, end.Detail);
            await body.Writer.CompleteAsync(new NetconfException(reason, "The reply did not come to its end: " + detail)).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask NotifyAsync(PooledBytes bytes, bool isWhole)
    {
        while (!isWhole)
        {
            if (bytes.Length > limits.NotificationBytes)
            {
                throw new SessionBrokenException(NetconfEndReason.LimitExceeded, $"the device sent a notification of more than {limits.NotificationBytes} bytes.");
            }

            isWhole = await reader.ReadOnAsync(bytes, ending.Stopping).ConfigureAwait(false);
        }

        // Parsing one takes as long as the device likes, up to the limit on its size.
        await IoThread.LeaveAsync();
        try
        {
            notifications.Add(NotificationReader.Read(bytes.Memory.ToArray()));
        }
        catch (XmlException)
        {
            throw new SessionBrokenException(NetconfEndReason.MessageInvalid, "the device sent a notification that is not well-formed or holds no event.");
        }
    }
}
