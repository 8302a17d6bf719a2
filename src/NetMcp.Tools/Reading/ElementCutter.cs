using System.Text;

namespace NetMcp.Tools.Reading;

/// <summary>
/// Cuts well-formed XML (zero or more sibling elements, without a DTD, as <c>DeviceDocument.Text</c> is) at an element boundary:
/// what is kept stands byte for byte as it was, and every element that was open at the cut is closed.
/// </summary>
internal sealed class ElementCutter
{
    private readonly string _xml;
    private readonly Stack<OpenElement> _open = new();

    private int _position;
    private int _bytes;
    private int _closingBytes;
    private int _keptLength;
    private string _keptEndTags = string.Empty;
    private string? _firstLeftOut;
    private bool _nextIsLeftOut = true;

    private ElementCutter(string xml)
    {
        _xml = xml;
        _open.Push(new OpenElement(string.Empty, string.Empty));
    }

    /// <summary>The longest beginning of the document that has at most this many bytes of UTF-8 once its elements are closed.</summary>
    public static CutDocument Shorten(string xml, int maxBytes) =>
        Encoding.UTF8.GetByteCount(xml) <= maxBytes ? new CutDocument(xml, null) : new ElementCutter(xml).Run(maxBytes);

    private CutDocument Run(int maxBytes)
    {
        while (_position < _xml.Length && _bytes <= maxBytes)
        {
            var start = _position;
            var token = XmlToken.Read(_xml, start);
            _position = token.End;
            _bytes += Encoding.UTF8.GetByteCount(_xml.AsSpan(start, token.End - start));
            switch (token.Kind)
            {
                case XmlTokenKind.StartTag:
                    Push(Enter(token.Name), token.Name);
                    break;
                case XmlTokenKind.EmptyElement:
                    Enter(token.Name);
                    Keep(maxBytes);
                    break;
                case XmlTokenKind.EndTag:
                    Pop();
                    Keep(maxBytes);
                    break;
                default:
                    break;
            }
        }

        return new CutDocument(string.Concat(_xml.AsSpan(0, _keptLength), _keptEndTags), _firstLeftOut);
    }

    private string Enter(string name)
    {
        var path = _open.Peek().PathOfNext(name);
        if (_nextIsLeftOut)
        {
            (_firstLeftOut, _nextIsLeftOut) = (path, false);
        }

        return path;
    }

    private void Push(string path, string name)
    {
        var element = new OpenElement(path, $"</{name}>");
        _closingBytes += Encoding.UTF8.GetByteCount(element.EndTag);
        _open.Push(element);
    }

    private void Pop()
    {
        if (_open.Count > 1)
        {
            _closingBytes -= Encoding.UTF8.GetByteCount(_open.Pop().EndTag);
        }
    }

    private void Keep(int maxBytes)
    {
        if (_bytes + _closingBytes <= maxBytes)
        {
            // The stack enumerates from the innermost element outwards, which is the order of the end tags.
            _keptEndTags = string.Concat(_open.Select(element => element.EndTag));
            _keptLength = _position;
            _nextIsLeftOut = true;
        }
    }

    private sealed class OpenElement(string path, string endTag)
    {
        private readonly Dictionary<string, int> _children = new(StringComparer.Ordinal);

        public string EndTag => endTag;

        public string PathOfNext(string name)
        {
            var local = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var number = _children[local] = _children.GetValueOrDefault(local) + 1;
            return (path.Length == 0 ? string.Empty : path + "/") + local + (number > 1 ? $"[{number}]" : string.Empty);
        }
    }
}
