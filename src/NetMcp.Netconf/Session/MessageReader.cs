using System.Buffers;
using System.IO.Pipelines;
using NetMcp.Netconf.Framing;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>Takes messages from a transport: framing, the limits on sizes and times, nothing of what they mean.</summary>
internal sealed class MessageReader(PipeReader input, NetconfLimits limits, SessionDeadlines deadlines) : ISessionDeadline
{
    private MarkupGuard _guard;
    private long _messageBytes;
    private long _stallDue = SessionDeadlines.Never;
    private long _messageDue = SessionDeadlines.Never;

    /// <summary>The framing of what comes next.</summary>
    public FrameDecoder Decoder { get; set; } = new EndOfMessageDecoder();

    /// <summary>What the message that is being read may take; above it the session ends.</summary>
    public long MaxMessageBytes { get; set; } = limits.MessageBytes;

    /// <inheritdoc/>
    public long Due => Math.Min(Volatile.Read(ref _stallDue), Volatile.Read(ref _messageDue));

    /// <inheritdoc/>
    public (NetconfEndReason Reason, string Detail) Missed() =>
        (NetconfEndReason.MessageStalled, "the device began a message and did not end it within the time limit.");

    /// <summary>
    /// Reads a message, or its first <see cref="NetconfLimits.InlineBytes"/> or little more of a longer one.
    /// </summary>
    /// <returns>The bytes, and whether they are all.</returns>
    /// <exception cref="SessionBrokenException">The stream is over, or holds what it must not.</exception>
    public async ValueTask<(PooledBytes Bytes, bool IsWhole)> ReadBeginAsync(int inlineBytes, CancellationToken cancellationToken)
    {
        _guard = new MarkupGuard(limits.Depth, limits.TagBytes);
        _messageBytes = 0;
        var bytes = new PooledBytes();
        try
        {
            while (true)
            {
                if (await ReadSomeAsync(bytes, inlineBytes, cancellationToken).ConfigureAwait(false) == FrameStep.EndOfMessage)
                {
                    return (bytes, true);
                }

                // However little each read brings: what is held whole has its limit.
                if (bytes.Length >= inlineBytes)
                {
                    return (bytes, false);
                }
            }
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Reads on in the message that is under way.</summary>
    /// <returns>Whether it is complete.</returns>
    /// <exception cref="SessionBrokenException">The stream is over, or holds what it must not.</exception>
    public async ValueTask<bool> ReadOnAsync(IBufferWriter<byte> sink, CancellationToken cancellationToken) =>
        await ReadSomeAsync(sink, limits.InlineBytes, cancellationToken).ConfigureAwait(false) == FrameStep.EndOfMessage;

    /// <summary>The reader waits for somebody else than the device: only the limit on the whole message counts.</summary>
    public void PauseStall() => Volatile.Write(ref _stallDue, SessionDeadlines.Never);

    /// <summary>The reader waits for the device again, in the middle of a message.</summary>
    public void ResumeStall() => Watch();

    /// <summary>One read of the transport, decoded until the message ends, enough is there, or the bytes are used up.</summary>
    private async ValueTask<FrameStep> ReadSomeAsync(IBufferWriter<byte> sink, int enough, CancellationToken cancellationToken)
    {
        var result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (result.Buffer.Length > IoThread.DecodeBytes)
        {
            await IoThread.LeaveAsync();
        }

        var rest = result.Buffer;
        var step = Decode(ref rest, sink, enough);
        input.AdvanceTo(rest.Start, step == FrameStep.NeedMore ? result.Buffer.End : rest.Start);
        if (step == FrameStep.EndOfMessage)
        {
            Finish();
        }
        else if (step == FrameStep.NeedMore && result.IsCompleted)
        {
            throw new SessionBrokenException(NetconfEndReason.ClosedByPeer, Decoder.IsInsideMessage
                ? "the device closed the stream in the middle of a message."
                : "the device closed the stream.");
        }
        else if (Decoder.IsInsideMessage)
        {
            Watch();
        }

        return step;
    }

    private FrameStep Decode(ref ReadOnlySequence<byte> rest, IBufferWriter<byte> sink, int enough)
    {
        var taken = 0L;
        while (true)
        {
            var step = Decoder.Read(ref rest, out var body);
            switch (step)
            {
                case FrameStep.Body:
                    Take(body, sink);
                    taken += body.Length;
                    if (taken >= enough)
                    {
                        return step;
                    }

                    break;
                case FrameStep.Invalid:
                    throw Broken(Decoder.Fault!.Value);
                default:
                    return step;
            }
        }
    }

    private void Take(in ReadOnlySequence<byte> body, IBufferWriter<byte> sink)
    {
        _messageBytes += body.Length;
        if (_messageBytes > MaxMessageBytes)
        {
            throw new SessionBrokenException(NetconfEndReason.LimitExceeded, $"the device sent a message of more than {MaxMessageBytes} bytes.");
        }

        foreach (var segment in body)
        {
            if (_guard.Read(segment.Span) is { } fault)
            {
                throw Broken(fault);
            }

            sink.Write(segment.Span);
        }
    }

    private void Watch()
    {
        if (_messageDue == SessionDeadlines.Never)
        {
            Volatile.Write(ref _messageDue, deadlines.After(limits.MessageTime));
        }

        Volatile.Write(ref _stallDue, deadlines.After(limits.MessageStallTime));
        deadlines.Arm(Due);
    }

    private void Finish()
    {
        Volatile.Write(ref _messageDue, SessionDeadlines.Never);
        Volatile.Write(ref _stallDue, SessionDeadlines.Never);
        if (_guard.End() is { } fault)
        {
            throw Broken(fault);
        }
    }

    private static SessionBrokenException Broken(FramingFault fault) => fault == FramingFault.ChunkTooLarge
        ? new SessionBrokenException(NetconfEndReason.LimitExceeded, "the device announced a chunk above the limit.")
        : new SessionBrokenException(NetconfEndReason.FramingInvalid, $"the device broke the chunked framing (RFC 6242 section 4.2): {fault}.");

    private static SessionBrokenException Broken(MessageFault fault) => fault is MessageFault.TooDeep or MessageFault.TagTooLong
        ? new SessionBrokenException(NetconfEndReason.LimitExceeded, $"the device sent XML beyond the limits: {fault}.")
        : new SessionBrokenException(NetconfEndReason.MessageInvalid, $"the device sent what is no XML message (RFC 6241 section 3): {fault}.");
}
