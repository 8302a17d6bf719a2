using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Loop;

/// <summary>
/// From libssh to the reader. While the reader is behind, data stays in libssh, whose window then closes; when it has caught up the rest is
/// fetched. All on the loop, but for <see cref="Reader"/>.
/// </summary>
internal sealed unsafe class ChannelInput
{
    /// <summary>Bytes copied between two looks at the reader's pace.</summary>
    private const int FlushSize = 32 * 1024;

    private readonly Pipe _pipe;
    private readonly Action _resume;
    private readonly Action _onResumed;
    private ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter _flush;
    private int _unflushed;
    private bool _paused;
    private bool _readerLeft;
    private bool _eof;
    private bool _completed;

    /// <param name="limit">Bytes that may wait for the reader.</param>
    /// <param name="loop">Where the pipe's writer continues.</param>
    /// <param name="reader">Where its reader continues.</param>
    /// <param name="resume">Called on the loop when a reader that was behind has caught up.</param>
    public ChannelInput(int limit, PipeScheduler loop, PipeScheduler reader, Action resume)
    {
        _pipe = new Pipe(new PipeOptions(
            readerScheduler: reader,
            writerScheduler: loop,
            pauseWriterThreshold: limit,
            resumeWriterThreshold: limit / 2,
            useSynchronizationContext: false));
        _resume = resume;
        _onResumed = OnResumed;
    }

    public PipeReader Reader => _pipe.Reader;

    /// <summary>Bytes that libssh keeps because they were not accepted.</summary>
    public int HeldBack { get; private set; }

    /// <summary>In libssh's callback: takes what was offered, or nothing.</summary>
    public int Accept(ReadOnlySpan<byte> data)
    {
        if (_readerLeft || _completed)
        {
            return data.Length;
        }

        if (_paused)
        {
            // libssh offers everything it holds each time, so this is the whole of it.
            HeldBack = data.Length;
            return 0;
        }

        data.CopyTo(_pipe.Writer.GetSpan(data.Length));
        _pipe.Writer.Advance(data.Length);
        _unflushed += data.Length;
        HeldBack = 0;
        if (_unflushed >= FlushSize)
        {
            Flush();
        }

        return data.Length;
    }

    /// <summary>Fetches what libssh held back, then lets the reader see all that was copied.</summary>
    public void Pull(nint channel)
    {
        Fetch(channel, isLast: false);
        Flush();
        if (_eof && HeldBack == 0)
        {
            Complete();
        }
    }

    /// <summary>The server will send no more.</summary>
    public void EndOfStream() => _eof = true;

    /// <summary>The channel is about to be freed: takes over what libssh still holds, however slow the reader, and completes.</summary>
    public void Finish(nint channel)
    {
        if (channel != 0 && !_readerLeft)
        {
            Fetch(channel, isLast: true);
        }

        Complete();
    }

    /// <summary>Copies what libssh held back, until the reader is behind or, the last time, until nothing is left.</summary>
    private void Fetch(nint channel, bool isLast)
    {
        while (HeldBack > 0 && !_completed && (isLast || !_paused))
        {
            var span = _pipe.Writer.GetSpan();
            int got;
            fixed (byte* target = span)
            {
                got = LibSsh.ssh_channel_read_nonblocking(channel, target, (uint)Math.Min(span.Length, HeldBack), 0);
            }

            if (got <= 0)
            {
                HeldBack = 0;
                break;
            }

            _pipe.Writer.Advance(got);
            HeldBack -= got;
            _unflushed += got;
            if (_unflushed >= FlushSize)
            {
                Flush();
            }
        }
    }

    private void Flush()
    {
        if (_unflushed == 0 || _paused || _completed)
        {
            return;
        }

        _unflushed = 0;
#pragma warning disable CA2012 // Its result is fetched exactly once, here or in OnResumed.
        _flush = _pipe.Writer.FlushAsync(CancellationToken.None).ConfigureAwait(false).GetAwaiter();
#pragma warning restore CA2012
        if (_flush.IsCompleted)
        {
            _readerLeft |= _flush.GetResult().IsCompleted;
        }
        else
        {
            _paused = true;
            _flush.UnsafeOnCompleted(_onResumed);
        }
    }

    private void OnResumed()
    {
        _paused = false;
        _readerLeft |= _flush.GetResult().IsCompleted;
        _resume();
    }

    private void Complete()
    {
        if (!_completed)
        {
            _completed = true;
            _pipe.Writer.Complete();
        }
    }
}
