using System.Buffers;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Session;

/// <summary>Where the bytes of a streamed reply go: to its consumer, or, once that one wants no more, away up to a limit.</summary>
internal sealed class StreamSink(StreamedBody body, long drainBytes) : IBufferWriter<byte>
{
    private byte[] _away = [];
    private bool _isAbandoned;
    private long _drained;

    public void Advance(int count)
    {
        body.Count(count);
        if (!_isAbandoned)
        {
            body.Writer.Advance(count);
            return;
        }

        _drained += count;
        if (_drained > drainBytes)
        {
            throw new SessionBrokenException(NetconfEndReason.GivenUp, "the rest of a reply was given up and is too long to be read to its end.");
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (!_isAbandoned)
        {
            return body.Writer.GetMemory(sizeHint);
        }

        if (_away.Length < Math.Max(sizeHint, 4096))
        {
            _away = new byte[Math.Max(sizeHint, 4096)];
        }

        return _away;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Waits for a consumer that is behind.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (!_isAbandoned)
        {
            var result = await body.Writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            _isAbandoned = result.IsCompleted;
        }
    }
}
