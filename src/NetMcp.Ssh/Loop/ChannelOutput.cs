using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Loop;

/// <summary>
/// From the writer to libssh. What libssh does not take, because the server's window is closed or the socket is full, stays in the pipe,
/// so that the writer's flush waits. All on the loop, but for <see cref="Writer"/>.
/// </summary>
internal sealed unsafe class ChannelOutput
{
    /// <summary>Packets written before other sessions get their turn.</summary>
    private const int WritesPerTurn = 8;

    private readonly Pipe _pipe;
    private readonly IoLoop _loop;
    private readonly Action _onReadable;
    private readonly Action _resume;
    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _read;
    private bool _reading;
    private bool _completed;

    /// <param name="limit">Bytes that may wait to be sent.</param>
    /// <param name="loop">Where the pipe's reader continues.</param>
    /// <param name="resume">Called on the loop when there is something to send.</param>
    public ChannelOutput(int limit, IoLoop loop, Action resume)
    {
        _pipe = new Pipe(new PipeOptions(
            readerScheduler: loop,
            writerScheduler: PipeScheduler.ThreadPool,
            pauseWriterThreshold: limit,
            resumeWriterThreshold: limit / 2,
            useSynchronizationContext: false));
        _loop = loop;
        _resume = resume;
        _onReadable = OnReadable;
    }

    public PipeWriter Writer => _pipe.Writer;

    /// <summary>Whether everything that was flushed has gone to libssh.</summary>
    public bool IsDrained => _reading || _completed;

    /// <summary>Sends what can be sent.</summary>
    public void Pump(NativeSession session, nint channel)
    {
        for (var i = 0; !_reading && !_completed; i++)
        {
            if ((LibSsh.ssh_get_poll_flags(session.Handle) & SessionStatus.WritePending) != 0)
            {
                // The socket is full: libssh would only pile the packets up.
                return;
            }

            if (i == WritesPerTurn)
            {
                _loop.Post(_resume);
                return;
            }

#pragma warning disable CA2012 // Its result is fetched exactly once, here or in OnReadable.
            _read = _pipe.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false).GetAwaiter();
#pragma warning restore CA2012
            if (!_read.IsCompleted)
            {
                _reading = true;
                _read.UnsafeOnCompleted(_onReadable);
                return;
            }

            var written = Write(channel, _read.GetResult());
            if (written == 0)
            {
                // The server's window is closed, or keys are being exchanged; either ends with a packet from the server.
                return;
            }

            // libssh asks for POLLOUT after every send; one poll settles that here and saves two epoll calls and a wake-up.
            session.Poll();
        }
    }

    /// <summary>The channel takes no more; the writer's flush says IsCompleted from now on.</summary>
    public void Complete()
    {
        if (!_completed)
        {
            _completed = true;
            _pipe.Reader.Complete();
        }
    }

    private int Write(nint channel, ReadResult result)
    {
        var buffer = result.Buffer;
        if (buffer.IsEmpty)
        {
            _pipe.Reader.AdvanceTo(buffer.End);
            if (result.IsCompleted)
            {
                _ = LibSsh.ssh_channel_send_eof(channel);
                Complete();
                return 1;
            }

            return 0;
        }

        var length = (int)Math.Min(buffer.Length, IoLoop.ScratchSize);
        int written;
        if (buffer.FirstSpan.Length >= length)
        {
            fixed (byte* data = buffer.FirstSpan)
            {
                written = LibSsh.ssh_channel_write(channel, data, (uint)length);
            }
        }
        else
        {
            buffer.Slice(0, length).CopyTo(new Span<byte>(_loop.Scratch, length));
            written = LibSsh.ssh_channel_write(channel, _loop.Scratch, (uint)length);
        }

        _pipe.Reader.AdvanceTo(buffer.GetPosition(Math.Max(written, 0)));
        if (written < 0)
        {
            Complete();
        }

        return written;
    }

    private void OnReadable()
    {
        // The read is asked for again when the channel advances; completed data is still there.
        _reading = false;
        if (!_completed)
        {
            _pipe.Reader.AdvanceTo(_read.GetResult().Buffer.Start);
        }

        _resume();
    }
}
