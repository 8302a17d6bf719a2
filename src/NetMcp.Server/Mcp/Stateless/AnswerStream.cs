using System.Buffers;

namespace NetMcp.Server.Mcp.Stateless;

/// <summary>
/// The body of a response to one request. Where the answer is the only message in it, the body ends with the answer: one packet, and a client
/// that reads to the end need not wait until the server behind it is put away.
/// </summary>
internal sealed class AnswerStream : Stream
{
    private readonly HttpResponse _response;
    private bool _hasAnswer;
    private bool _isComplete;

    public AnswerStream(HttpResponse response)
    {
        _response = response;
    }

    /// <summary>Whether what is written now is the answer, behind which nothing comes.</summary>
    public bool EndsWithAnswer { get; set; }

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

    /// <summary>Sends what was written; with the answer, the end of the body as well.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_isComplete)
        {
            return Task.CompletedTask;
        }

        if (!_hasAnswer)
        {
            return _response.Body.FlushAsync(cancellationToken);
        }

        _isComplete = true;
        return _response.CompleteAsync();
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _hasAnswer |= EndsWithAnswer && buffer.Length > 0;
        if (!EndsWithAnswer)
        {
            return _response.Body.WriteAsync(buffer, cancellationToken);
        }

        // The stream of the response would send it at once, the writer holds it until the end.
        _response.BodyWriter.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

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
}
