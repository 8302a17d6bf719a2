using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>
/// The answer to one rpc (RFC 6241 section 4.2). Leading rpc-errors are known at once; the content is a stream that is read once,
/// with back-pressure to the device. Dispose it in every case.
/// </summary>
public sealed class RpcReply : IAsyncDisposable
{
    internal RpcReply()
    {
    }

    /// <summary>Whether it is ok: no error, no content (RFC 6241 section 4.4).</summary>
    public bool IsOk => throw new NotImplementedException();

    /// <summary>The rpc-errors of severity error. Those that stand after the content are here once it was read to its end.</summary>
    public IReadOnlyList<RpcError> Errors => throw new NotImplementedException();

    /// <summary>The rpc-errors of severity warning.</summary>
    public IReadOnlyList<RpcError> Warnings => throw new NotImplementedException();

    /// <summary>Whether there is content: an element besides ok and rpc-error, such as data.</summary>
    public bool HasContent => throw new NotImplementedException();

    /// <summary>How many bytes of the message have been taken from the transport so far.</summary>
    public long ReceivedBytes => throw new NotImplementedException();

    /// <summary>
    /// Reads the content. The reader stands on the start tag of the first content element (such as data), all namespace declarations of
    /// the reply in scope, DTDs refused; use its asynchronous methods only. The consumer may stop early.
    /// </summary>
    /// <exception cref="Session.NetconfException">The rest did not come, or is not well-formed.</exception>
    /// <exception cref="InvalidOperationException">There is no content, or it was read already.</exception>
    public ValueTask<T> ReadContentAsync<T>(Func<XmlReader, CancellationToken, ValueTask<T>> consume, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    internal ValueTask ReadNestedErrorsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>
    /// Gives the rest of the content up, if any is left. Up to <see cref="Session.NetconfLimits.DrainBytes"/> of it are thrown away as they
    /// come; if there is more, the session is closed, because NETCONF cannot abort an rpc.
    /// </summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
