using System.Buffers;
using System.Text;
using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>The root element of a message: what decides where the message goes, found without reading the rest.</summary>
/// <param name="Name">The local name.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="MessageId">message-id, if there is one (RFC 6241 section 4.1).</param>
/// <param name="ContentOffset">Where the start tag ends.</param>
internal readonly record struct MessageHead(string Name, string Namespace, string? MessageId, int ContentOffset)
{
    private static readonly SearchValues<byte> EndOfName = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>Reads the head from the first bytes of a message; false with a fault when there is no root tag among them.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out MessageHead head, out MessageFault fault)
    {
        head = default;
        fault = MessageFault.NotXml;
        var at = message.StartsWith("\uFEFF"u8) ? 3 : 0;
        at = SkipToRoot(message, at, ref fault);
        if (at < 0)
        {
            return false;
        }

        var nameLength = message[(at + 1)..].IndexOfAny(EndOfName);
        if (nameLength <= 0)
        {
            return false;
        }

        var name = message.Slice(at + 1, nameLength);
        var colon = name.IndexOf((byte)':');
        var prefix = colon < 0 ? default : name[..colon];
        var tag = new TagReader(message, at + 1 + nameLength);
        string? messageId = null;
        var space = string.Empty;
        while (tag.TryReadAttribute(out var attribute, out var value))
        {
            if (attribute.SequenceEqual("message-id"u8))
            {
                messageId = value;
            }
            else if (prefix.IsEmpty ? attribute.SequenceEqual("xmlns"u8) : attribute.StartsWith("xmlns:"u8) && attribute[6..].SequenceEqual(prefix))
            {
                space = value;
            }
        }

        if (tag.End < 0)
        {
            return false;
        }

        head = new MessageHead(Encoding.UTF8.GetString(name[(colon + 1)..]), space, messageId, tag.End);
        return true;
    }

    /// <summary>Skips white space, the XML declaration, comments and processing instructions (XML 1.0 section 2.8).</summary>
    private static int SkipToRoot(ReadOnlySpan<byte> message, int at, ref MessageFault fault)
    {
        while (true)
        {
            var space = message[at..].IndexOfAnyExcept(" \t\r\n"u8);
            if (space < 0)
            {
                return -1;
            }

            at += space;
            var rest = message[at..];
            ReadOnlySpan<byte> end;
            if (rest.StartsWith("<?"u8))
            {
                end = "?>"u8;
            }
            else if (rest.StartsWith("<!--"u8))
            {
                end = "-->"u8;
            }
            else
            {
                return rest[0] == '<' ? at : -1;
            }

            var length = rest.IndexOf(end);
            if (length < 0)
            {
                return -1;
            }

            if (rest.StartsWith("<?xml "u8) && !SaysUtf8(rest[..length]))
            {
                fault = MessageFault.NotUtf8;
                return -1;
            }

            at += length + end.Length;
        }
    }

    private static bool SaysUtf8(ReadOnlySpan<byte> declaration)
    {
        var at = declaration.IndexOf("encoding"u8);
        return at < 0 || Encoding.UTF8.GetString(declaration[at..]).Contains("utf-8", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The attributes of one start tag.</summary>
    private ref struct TagReader(ReadOnlySpan<byte> message, int at)
    {
        private readonly ReadOnlySpan<byte> _message = message;
        private int _at = at;

        /// <summary>After the tag's end; -1 if it has none.</summary>
        public int End { get; private set; } = -1;

        public bool TryReadAttribute(out ReadOnlySpan<byte> name, out string value)
        {
            name = default;
            value = string.Empty;
            SkipSpace();
            if (_at >= _message.Length)
            {
                return false;
            }

            if (_message[_at] is (byte)'>' or (byte)'/')
            {
                var close = _message[_at..].IndexOf((byte)'>');
                End = close < 0 ? -1 : _at + close + 1;
                return false;
            }

            var nameLength = _message[_at..].IndexOfAny(" \t\r\n="u8);
            if (nameLength <= 0)
            {
                return false;
            }

            name = _message.Slice(_at, nameLength);
            _at += nameLength;
            SkipSpace();
            if (_at >= _message.Length || _message[_at] != '=')
            {
                return false;
            }

            _at++;
            SkipSpace();
            return TryReadValue(out value);
        }

        private bool TryReadValue(out string value)
        {
            value = string.Empty;
            if (_at >= _message.Length || _message[_at] is not ((byte)'"' or (byte)'\''))
            {
                return false;
            }

            var length = _message[(_at + 1)..].IndexOf(_message[_at]);
            if (length < 0)
            {
                return false;
            }

            value = Unescape(Encoding.UTF8.GetString(_message.Slice(_at + 1, length)));
            _at += length + 2;
            return true;
        }

        private static string Unescape(string text)
        {
            if (!text.Contains('&', StringComparison.Ordinal))
            {
                return text;
            }

            try
            {
                using var reader = XmlReader.Create(new StringReader("<v v='" + text.Replace("'", "&apos;", StringComparison.Ordinal) + "'/>"));
                return reader.Read() ? reader.GetAttribute("v") ?? text : text;
            }
            catch (XmlException)
            {
                // The XML reader of the message will say so.
                return text;
            }
        }

        private void SkipSpace()
        {
            while (_at < _message.Length && _message[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                _at++;
            }
        }
    }
}
