using System.Globalization;
using System.Text;

namespace NetMcp.Devices.Reading;

/// <summary>
/// Writes XML text that never exceeds a size in UTF-8 bytes and is well-formed at every moment: room for the end tags of what is
/// open is always kept. When something does not fit, it and its ancestors that are still empty are left out, and nothing is taken any more.
/// </summary>
internal sealed class BoundedXml(int maxBytes)
{
    private readonly StringBuilder _text = new();
    private readonly Stack<OpenElement> _open = new();
    private readonly Dictionary<string, int> _topCounts = new(StringComparer.Ordinal);
    private long _bytes;
    private long _reserved;

    /// <summary>Where it was cut, in names; null while everything fits.</summary>
    public string? CutAt { get; private set; }

    public bool IsCut => CutAt is not null;

    public int Depth => _open.Count;

    /// <summary>How many more bytes of content could be taken now.</summary>
    public long Room => maxBytes - _bytes - _reserved;

    /// <summary>Begins an element; <paramref name="attributes"/> is ready-made text with a leading space for each.</summary>
    public void Start(string name, string localName, string attributes)
    {
        var counts = _open.TryPeek(out var parent) ? parent.Counts : _topCounts;
        var index = counts[localName] = counts.GetValueOrDefault(localName) + 1;
        // "<name attributes>" now, "</name>" kept in reserve.
        var needed = 2 + Bytes(name) + Bytes(attributes);
        var element = new OpenElement(name, localName, index, _text.Length, _bytes, 3 + Bytes(name));
        if (needed + element.Reserve > Room)
        {
            Cut(element);
            return;
        }

        if (parent is not null)
        {
            element.ParentHadContent = parent.HasContent;
            parent.HasContent = true;
        }

        _text.Append('<').Append(name).Append(attributes).Append('>');
        _bytes += needed;
        _reserved += element.Reserve;
        _open.Push(element);
    }

    /// <summary>Writes text into the open element.</summary>
    public void Text(string text)
    {
        var escaped = Escape(text);
        var needed = Bytes(escaped);
        var element = _open.Peek();
        if (needed > Room)
        {
            Cut(null);
            return;
        }

        element.HasContent = true;
        _text.Append(escaped);
        _bytes += needed;
    }

    /// <summary>Writes as many whole lines of the text into the open element as fit, and stops there if that is not all there is.</summary>
    /// <param name="text">Lines.</param>
    /// <param name="isAll">Whether the element holds nothing after them.</param>
    public void Lines(string text, bool isAll)
    {
        var escaped = Escape(text);
        if (isAll && Bytes(escaped) <= Room)
        {
            Text(text);
            return;
        }

        // A line's end is one byte in the text and after escaping, so it can be looked for in the bytes.
        var bytes = Encoding.UTF8.GetBytes(escaped);
        var taken = bytes.AsSpan(0, (int)Math.Clamp(Room, 0, bytes.Length)).LastIndexOf((byte)'\n') + 1;
        if (taken == 0)
        {
            Cut(null);
            return;
        }

        _open.Peek().HasContent = true;
        _text.Append(Encoding.UTF8.GetString(bytes, 0, taken));
        _bytes += taken;
        CutAt = PathOf(_open.Reverse()) + "/text()";
    }

    /// <summary>Ends the open element.</summary>
    public void End()
    {
        var element = _open.Pop();
        _reserved -= element.Reserve;
        if (element.HasContent)
        {
            _text.Append("</").Append(element.Name).Append('>');
            _bytes += element.Reserve;
        }
        else
        {
            _text.Insert(_text.Length - 1, '/');
            _bytes++;
        }
    }

    /// <summary>The text, all elements ended.</summary>
    public string Finish()
    {
        while (_open.Count > 0)
        {
            End();
        }

        return _text.ToString();
    }

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\r", "&#13;", StringComparison.Ordinal);

    /// <summary>Stops here. Without a refused element it is the open one whose text did not fit.</summary>
    private void Cut(OpenElement? refused)
    {
        refused ??= Withdraw();
        // An ancestor that holds nothing else would look as if it were empty on the device.
        while (_open.TryPeek(out var parent) && !parent.HasContent)
        {
            refused = Withdraw();
        }

        CutAt = PathOf(_open.Reverse().Append(refused));
    }

    private static string PathOf(IEnumerable<OpenElement> elements) => string.Join('/', elements.Select(element => element.Index > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{element.LocalName}[{element.Index}]")
        : element.LocalName));

    private OpenElement Withdraw()
    {
        var element = _open.Pop();
        _text.Length = element.TextStart;
        _bytes = element.BytesStart;
        _reserved -= element.Reserve;
        if (_open.TryPeek(out var parent))
        {
            // It was content only if something stood there before this element did.
            parent.HasContent = element.ParentHadContent;
        }

        return element;
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private sealed class OpenElement(string name, string localName, int index, int textStart, long bytesStart, int reserve)
    {
        public string Name { get; } = name;

        public string LocalName { get; } = localName;

        public int Index { get; } = index;

        public int TextStart { get; } = textStart;

        public long BytesStart { get; } = bytesStart;

        public int Reserve { get; } = reserve;

        public bool ParentHadContent { get; set; }

        public bool HasContent { get; set; }

        public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);
    }
}
