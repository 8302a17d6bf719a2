namespace NetMcp.Server.Mcp.Http;

/// <summary>
/// A response body that can be taken away. The SDK's transport keeps writing to the stream that it was given for as long as the
/// session lives, which is longer than the request; after disposal such a write fails instead of reaching a recycled response.
/// </summary>
internal sealed class DetachableStream : Stream
{
    private Stream? _body;

    public DetachableStream(Stream body)
    {
        _body = body;
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private Stream Body => _body ?? throw new IOException("The response that this stream belonged to is over.");

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Body.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Body.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Body.WriteAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _body = null;
        base.Dispose(disposing);
    }
}
