using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using NetMcp.Netconf.Framing;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>Puts messages on a transport, one after the other, in the order of their message-ids.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "No wait handle is ever made of the semaphore, and writers may still queue at the end.")]
internal sealed class MessageWriter(PipeWriter output, NetconfLimits limits, SessionDeadlines deadlines, SessionEnding ending)
    : ISessionDeadline
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _due = SessionDeadlines.Never;

    /// <summary>Whether the session speaks the chunked framing (RFC 6242 section 4.1).</summary>
    public bool IsChunked { get; set; }

    /// <inheritdoc/>
    public long Due => Volatile.Read(ref _due);

    /// <inheritdoc/>
    public (NetconfEndReason Reason, string Detail) Missed() =>
        (NetconfEndReason.PeerNotReading, "the device did not take what was sent to it within the time limit.");

    /// <summary>Sends the client's hello, which is never chunked (RFC 6242 section 4.1).</summary>
    public ValueTask WriteHelloAsync(ReadOnlyMemory<byte> hello)
    {
        FrameEncoder.WriteEndOfMessage(output, hello.Span, default, default);
        return FlushAsync(null, CancellationToken.None);
    }

    /// <summary>
    /// Sends an rpc and enters it into the table just before, so that no reply can come too early. The token counts only while nothing
    /// has been written.
    /// </summary>
    /// <exception cref="NetconfException">The session has ended, or its framing cannot carry the request; it was not sent.</exception>
    public async ValueTask WriteAsync(PendingRpc rpc, PendingRpcs pending, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsChunked && !FrameEncoder.FitsEndOfMessage(rpc.Request.Operation.Span))
            {
                throw rpc.ToException(NetconfEndReason.RequestInvalid, "it holds the end-of-message delimiter ]]>]]> (RFC 6242 section 4.3).");
            }

            rpc.Due = deadlines.After(rpc.Request.Timeout ?? limits.ReplyTime);
            pending.Add(rpc);
            deadlines.Arm(rpc.Due);
            Write(rpc);
            await FlushAsync(rpc, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or ObjectDisposedException)
        {
            // The stream is gone; the table learns it from the ending and fails this rpc with the others.
            ending.TryEnd(NetconfEndReason.ConnectionLost, "writing to the device failed.");
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Write(PendingRpc rpc)
    {
        Span<byte> head = stackalloc byte[128];
        var length = Encoding.UTF8.GetBytes("<rpc xmlns=\"" + NetconfNamespaces.Base + "\" message-id=\"", head);
        rpc.Id.TryFormat(head[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        "\">"u8.CopyTo(head[length..]);
        head = head[..(length + 2)];
        if (IsChunked)
        {
            FrameEncoder.WriteChunked(output, head, rpc.Request.Operation.Span, "</rpc>"u8);
        }
        else
        {
            FrameEncoder.WriteEndOfMessage(output, head, rpc.Request.Operation.Span, "</rpc>"u8);
        }
    }

    private async ValueTask FlushAsync(PendingRpc? rpc, CancellationToken cancellationToken)
    {
        var flush = output.FlushAsync(ending.Stopping);
        CancellationTokenRegistration registration = default;
        if (!flush.IsCompleted)
        {
            Volatile.Write(ref _due, deadlines.After(limits.WriteTime));
            deadlines.Arm(_due);
            registration = cancellationToken.UnsafeRegister((_, token) => rpc?.GiveUp(ending, token), null);
        }

        try
        {
            var result = await flush.ConfigureAwait(false);
            if (result.IsCompleted)
            {
                ending.TryEnd(NetconfEndReason.ClosedByPeer, "the device takes no more.");
            }
        }
        catch (OperationCanceledException) when (ending.Stopping.IsCancellationRequested)
        {
            // The table has told everybody.
        }
        finally
        {
            Volatile.Write(ref _due, SessionDeadlines.Never);
            await registration.DisposeAsync().ConfigureAwait(false);
        }
    }
}
