namespace NetMcp.Netconf.Messages;

/// <summary>
/// Watches the bytes of one message pass by and stops what an XML reader could not read in bounded memory: nesting, huge tags and
/// references, DTDs; and what ends or goes on where it must not. It does not check well-formedness; the XML reader does.
/// Pure: no I/O, a few bytes of state, input in pieces of any size.
/// </summary>
internal struct MarkupGuard(int maxDepth, int maxTagBytes)
{
    // No entity but the five of XML 1.0 section 4.6 exists without a DTD, and no character needs as many digits.
    private const int MaxReferenceBytes = 32;

    private State _state;
    private byte _previous;
    private byte _quote;
    private int _depth;
    private int _length;
    private int _matched;
    private bool _rootClosed;

    private enum State : byte
    {
        Text,
        Reference,
        Opened,
        StartTag,
        Quoted,
        EndTag,
        Bang,
        Comment,
        CData,
        Instruction,
    }

    /// <summary>Whether any markup has been seen.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Takes the next bytes; null when nothing is wrong so far.</summary>
    public MessageFault? Read(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var fault = _state switch
            {
                State.Text => ReadText(bytes, ref at),
                State.Comment => ReadUntil("-->"u8, bytes, ref at),
                State.CData => ReadUntil("]]>"u8, bytes, ref at),
                State.StartTag => ReadStartTag(bytes, ref at),
                State.Quoted => ReadQuoted(bytes, ref at),
                State.EndTag => ReadEndTag(bytes, ref at),
                _ => ReadMarkup(bytes[at++]),
            };
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>The message is over.</summary>
    public readonly MessageFault? End() => _rootClosed && _state == State.Text ? null : MessageFault.Truncated;

    private MessageFault? ReadText(ReadOnlySpan<byte> bytes, ref int at)
    {
        var rest = bytes[at..];
        var length = rest.IndexOfAny((byte)'<', (byte)'&');
        var text = length < 0 ? rest : rest[..length];
        if (_depth == 0 && text.IndexOfAnyExcept(" \t\r\n"u8) is var odd and >= 0 && !IsByteOrderMark(text[odd..]))
        {
            return MessageFault.NotXml;
        }

        at += text.Length;
        if (length >= 0)
        {
            _state = bytes[at++] == '<' ? State.Opened : State.Reference;
            _length = 0;
            if (_state == State.Reference && _depth == 0)
            {
                return MessageFault.NotXml;
            }
        }

        return null;
    }

    // A mark can only stand at the very begin; its bytes may come one by one.
    private readonly bool IsByteOrderMark(ReadOnlySpan<byte> text) => !HasBegun && text.IndexOfAnyExcept((byte)0xEF, (byte)0xBB, (byte)0xBF) < 0;

    private MessageFault? ReadQuoted(ReadOnlySpan<byte> bytes, ref int at)
    {
        var length = bytes[at..].IndexOf(_quote);
        var taken = length < 0 ? bytes.Length - at : length + 1;
        at += taken;
        _length += taken;
        _state = length < 0 ? State.Quoted : State.StartTag;
        _previous = _quote;
        return _length > maxTagBytes ? MessageFault.TagTooLong : null;
    }

    private MessageFault? ReadUntil(ReadOnlySpan<byte> end, ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at < bytes.Length)
        {
            var next = bytes[at++];
            if (next == end[_matched])
            {
                _matched++;
                if (_matched == end.Length)
                {
                    _state = State.Text;
                    return null;
                }
            }
            else if (!(next == end[0] && _matched == 2))
            {
                // After two of "--" or "]]" a third of the same still ends in two.
                _matched = next == end[0] ? 1 : 0;
                if (_matched == 0)
                {
                    var skip = bytes[at..].IndexOf(end[0]);
                    at = skip < 0 ? bytes.Length : at + skip;
                }
            }
        }

        return null;
    }

    private MessageFault? ReadMarkup(byte next)
    {
        if (++_length > (_state == State.Reference ? MaxReferenceBytes : maxTagBytes))
        {
            return MessageFault.TagTooLong;
        }

        switch (_state)
        {
            case State.Reference:
                _state = next == ';' ? State.Text : State.Reference;
                return null;
            case State.Opened:
                return ReadOpened(next);
            case State.Bang:
                _state = next == '-' ? State.Comment : State.CData;
                // "<!-" and "<!["; the XML reader sees to the rest of "<!--" and "<![CDATA[".
                _matched = 0;
                return next == '-' || (next == '[' && _depth > 0) ? null : MessageFault.Dtd;
            case State.Instruction:
                _state = next == '>' && _previous == '?' ? State.Text : State.Instruction;
                _previous = next;
                return null;
            default:
                return null;
        }
    }

    private MessageFault? ReadOpened(byte next)
    {
        HasBegun = true;
        _previous = next;
        switch (next)
        {
            case (byte)'/':
                _state = State.EndTag;
                return _depth == 0 ? MessageFault.Unbalanced : null;
            case (byte)'!':
                _state = State.Bang;
                return null;
            case (byte)'?':
                // The mark of the opening must not be taken for that of the end, as in "<?>".
                _previous = 0;
                _state = State.Instruction;
                return null;
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'<' or (byte)'>' or (byte)'&' or (byte)'"' or (byte)'\'':
                return MessageFault.NotXml;
            default:
                _state = State.StartTag;
                return _rootClosed ? MessageFault.SecondRoot : _depth >= maxDepth ? MessageFault.TooDeep : null;
        }
    }

    /// <summary>Up to what ends the tag or begins a value.</summary>
    private MessageFault? ReadStartTag(ReadOnlySpan<byte> bytes, ref int at)
    {
        var rest = bytes[at..];
        var length = rest.IndexOfAny("<>\"'"u8);
        var taken = length < 0 ? rest.Length : length + 1;
        at += taken;
        _length += taken;
        if (_length > maxTagBytes)
        {
            return MessageFault.TagTooLong;
        }

        // A slash is the mark of an empty element only where it stands right before the end.
        var skipped = length < 0 ? rest : rest[..length];
        _previous = skipped.IsEmpty ? _previous : skipped[^1];
        if (length < 0)
        {
            return null;
        }

        switch (rest[length])
        {
            case (byte)'<':
                return MessageFault.NotXml;
            case (byte)'>':
                _state = State.Text;
                if (_previous == '/')
                {
                    _rootClosed |= _depth == 0;
                }
                else
                {
                    _depth++;
                }

                return null;
            default:
                _quote = rest[length];
                _state = State.Quoted;
                return null;
        }
    }

    private MessageFault? ReadEndTag(ReadOnlySpan<byte> bytes, ref int at)
    {
        var length = bytes[at..].IndexOf((byte)'>');
        var taken = length < 0 ? bytes.Length - at : length + 1;
        at += taken;
        _length += taken;
        if (_length > maxTagBytes)
        {
            return MessageFault.TagTooLong;
        }

        if (length < 0)
        {
            return null;
        }

        _state = State.Text;
        _rootClosed = --_depth == 0;
        return _depth < 0 ? MessageFault.Unbalanced : null;
    }
}
