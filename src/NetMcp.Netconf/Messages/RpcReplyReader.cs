using System.Xml;
using NetMcp.Netconf.Session;

namespace NetMcp.Netconf.Messages;

/// <summary>Reads an rpc-reply from the front: rpc-errors, then content, then what may stand behind it (RFC 6241 section 4.2).</summary>
internal sealed class RpcReplyReader : IDisposable
{
    private readonly MessageBody _body;
    private readonly XmlReader _reader;
    private readonly RpcErrorReader _errorReader;
    private readonly Action<NetconfEndReason, string> _onBroken;
    private readonly int _maxErrors;
    private readonly bool _isReadOnly;
    private readonly List<RpcError> _errors = [];
    private readonly List<RpcError> _warnings = [];

    /// <param name="body">The bytes of the message; its owner disposes it.</param>
    /// <param name="limits">The session's limits.</param>
    /// <param name="isReadOnly">What the request was, for the exception.</param>
    /// <param name="onBroken">Told once that the message is not what it should be: the session must not go on.</param>
    public RpcReplyReader(MessageBody body, NetconfLimits limits, bool isReadOnly, Action<NetconfEndReason, string> onBroken)
    {
        _body = body;
        _reader = body.OpenReader();
        _errorReader = new RpcErrorReader(limits.RpcErrorCharacters);
        _maxErrors = limits.RpcErrors;
        _isReadOnly = isReadOnly;
        _onBroken = onBroken;
    }

    public IReadOnlyList<RpcError> Errors => _errors;

    public IReadOnlyList<RpcError> Warnings => _warnings;

    public bool HasContent { get; private set; }

    /// <summary>Reads up to the first content element, or to the end.</summary>
    public ValueTask<bool> ReadHeadAsync(CancellationToken cancellationToken) => Guarded(async token =>
    {
        await _reader.MoveToContentAsync().ConfigureAwait(false);
        if (_reader.IsEmptyElement)
        {
            return false;
        }

        HasContent = await ReadToContentAsync(token).ConfigureAwait(false);
        return HasContent;
    }, cancellationToken);

    public ValueTask<T> ReadContentAsync<T>(Func<XmlReader, CancellationToken, ValueTask<T>> consume, CancellationToken cancellationToken) =>
        Guarded(async token =>
        {
            var value = await consume(_reader, token).ConfigureAwait(false);

            // A consumer that stopped inside the content does not want to wait for the rest.
            if (_reader.ReadState == ReadState.Interactive && IsAtEndOfContent())
            {
                if (IsBase("rpc-error"))
                {
                    await AddErrorAsync(token).ConfigureAwait(false);
                }

                while (await ReadToContentAsync(token).ConfigureAwait(false))
                {
                    await SkipElementAsync(token).ConfigureAwait(false);
                }
            }

            return value;
        }, cancellationToken);

    public ValueTask<bool> ReadNestedErrorsAsync(CancellationToken cancellationToken) => Guarded(async token =>
    {
        do
        {
            token.ThrowIfCancellationRequested();
            if (IsBase("rpc-error"))
            {
                await AddErrorAsync(token).ConfigureAwait(false);
            }
        }
        while (await _reader.ReadAsync().ConfigureAwait(false));
        return true;
    }, cancellationToken);

    public void Dispose() => _reader.Dispose();

    /// <summary>After the start tag of rpc-reply or after one of its children; true on the next content element.</summary>
    private async ValueTask<bool> ReadToContentAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (IsBase("rpc-error"))
            {
                await AddErrorAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (IsBase("ok"))
            {
                await SkipElementAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBase(string name) =>
        _reader.NodeType == XmlNodeType.Element && _reader.LocalName == name && _reader.NamespaceURI == NetconfNamespaces.Base;

    private bool IsAtEndOfContent() => _reader.Depth == 0
        || (_reader.Depth == 1 && (_reader.NodeType is XmlNodeType.EndElement or XmlNodeType.Whitespace
            || IsBase("rpc-error") || (_reader.NodeType == XmlNodeType.Element && _reader.IsEmptyElement)));

    private async ValueTask SkipElementAsync(CancellationToken cancellationToken)
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (await _reader.ReadAsync().ConfigureAwait(false) && _reader.Depth > depth)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async ValueTask AddErrorAsync(CancellationToken cancellationToken)
    {
        var error = await _errorReader.ReadAsync(_reader, cancellationToken).ConfigureAwait(false);
        if (_errors.Count + _warnings.Count >= _maxErrors)
        {
            throw Broken(NetconfEndReason.LimitExceeded, "The reply holds more rpc-errors than the limit allows.", null);
        }

        (error.Severity == RpcErrorSeverity.Warning ? _warnings : _errors).Add(error);
    }

    /// <summary>Whatever is wrong with the message becomes one kind of exception, and the session's end.</summary>
    private async ValueTask<T> Guarded<T>(Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        // An XML reader takes no token, so the bytes it waits for must listen to it.
        using var registration = cancellationToken.UnsafeRegister(static state => ((MessageBody)state!).CancelRead(), _body);
        try
        {
            return await read(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (XmlException e)
        {
            throw Broken(NetconfEndReason.MessageInvalid, $"The reply is not well-formed XML (line {e.LineNumber}, column {e.LinePosition}).", e);
        }
        catch (NetconfException e) when (!e.RequestSent)
        {
            // What ended the session while the reply was coming does not know of this request.
            throw new NetconfException(e.Reason, e.Message, requestSent: true, _isReadOnly, e);
        }
    }

    private NetconfException Broken(NetconfEndReason reason, string message, Exception? inner)
    {
        _onBroken(reason, message);
        return new NetconfException(reason, message, requestSent: true, _isReadOnly, inner);
    }
}
