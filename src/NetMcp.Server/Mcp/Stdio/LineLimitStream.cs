namespace NetMcp.Server.Mcp.Stdio;

/// <summary>
/// The client's lines, none longer than the limit: the rest of a longer one is read and dropped. What is left of it is no message
/// any more and is answered as such, and a line without an end costs no more memory than one at the limit.
/// </summary>
internal sealed class LineLimitStream : Stream
{
    private readonly Stream _inner;
    private readonly int _maxLineBytes;
    private readonly ILogger _log;
    private int _lineBytes;
    private bool _cut;

    public LineLimitStream(Stream inner, int maxLineBytes, ILogger log)
    {
        _inner = inner;
        _maxLineBytes = maxLineBytes;
        _log = log;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var read = await _inner.ReadAsync(buffer, cancellationToken);
            var kept = Keep(buffer.Span[..read]);
            if (kept > 0 || read == 0)
            {
                return kept;
            }
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // Moves what is kept to the front and returns its length; line ends are always kept.
    private int Keep(Span<byte> bytes)
    {
        var (kept, at) = (0, 0);
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var part = bytes.Slice(at, end < 0 ? bytes.Length - at : end);
            at += part.Length;
            var taken = Take(part.Length);
            part[..taken].CopyTo(bytes[kept..]);
            kept += taken;
            if (end >= 0)
            {
                bytes[kept++] = bytes[at++];
                (_lineBytes, _cut) = (0, false);
            }
        }

        return kept;
    }

    private int Take(int length)
    {
        var taken = Math.Min(length, _maxLineBytes - _lineBytes);
        _lineBytes += taken;
        if (taken < length && !_cut)
        {
            _cut = true;
            StdioLog.LineTooLong(_log, _maxLineBytes);
        }

        return taken;
    }
}
