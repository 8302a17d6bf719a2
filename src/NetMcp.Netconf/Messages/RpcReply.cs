using System.Xml;
using NetMcp.Netconf.Session;

namespace NetMcp.Netconf.Messages;

/// <summary>
/// The answer to one rpc (RFC 6241 section 4.2). Leading rpc-errors are known at once; the content is a stream that is read once,
/// with back-pressure to the device. Dispose it in every case.
/// </summary>
public sealed class RpcReply : IAsyncDisposable
{
    private readonly MessageBody _body;
    private readonly RpcReplyReader? _reader;
    private bool _contentTaken;

    internal RpcReply(MessageBody body, RpcReplyReader? reader)
    {
        _body = body;
        _reader = reader;
    }

    /// <summary>Whether it is ok: no error, no content (RFC 6241 section 4.4).</summary>
    public bool IsOk => Errors.Count == 0 && !HasContent;

    /// <summary>The rpc-errors of severity error. Those that stand after the content are here once it was read to its end.</summary>
    public IReadOnlyList<RpcError> Errors => _reader?.Errors ?? [];

    /// <summary>The rpc-errors of severity warning.</summary>
    public IReadOnlyList<RpcError> Warnings => _reader?.Warnings ?? [];

    /// <summary>Whether there is content: an element besides ok and rpc-error, such as data.</summary>
    public bool HasContent => _reader?.HasContent == true;

    /// <summary>How many bytes of the message have been taken from the transport so far.</summary>
    public long ReceivedBytes => _body.ReceivedBytes;

    /// <summary>
    /// Reads the content. The reader stands on the start tag of the first content element (such as data), all namespace declarations of
    /// the reply in scope, DTDs refused; use its asynchronous methods only. The consumer may stop early.
    /// </summary>
    /// <exception cref="NetconfException">The rest did not come, or is not well-formed.</exception>
    /// <exception cref="InvalidOperationException">There is no content, or it was read already.</exception>
    public ValueTask<T> ReadContentAsync<T>(Func<XmlReader, CancellationToken, ValueTask<T>> consume, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consume);
        if (_reader is null || !HasContent || _contentTaken)
        {
            throw new InvalidOperationException("The reply has no content, or it was read already.");
        }

        _contentTaken = true;
        return _reader.ReadContentAsync(consume, cancellationToken);
    }

    /// <summary>
    /// Gives the rest of the content up, if any is left. Up to <see cref="NetconfLimits.DrainBytes"/> of it are thrown away as they
    /// come; if there is more, the session is closed, because NETCONF cannot abort an rpc.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _contentTaken = true;
        _reader?.Dispose();
        await _body.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Reads what stands in place of ok to its end, for the rpc-errors inside it.</summary>
    internal async ValueTask ReadNestedErrorsAsync(CancellationToken cancellationToken)
    {
        if (HasContent && !_contentTaken)
        {
            _contentTaken = true;
            await _reader!.ReadNestedErrorsAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
