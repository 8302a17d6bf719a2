using System.Buffers;
using System.Text;

namespace NetMcp.Netconf.Messages;

/// <summary>Writes an operation element in UTF-8. Names come from this library, texts are escaped, fragments were checked.</summary>
internal sealed class OperationXml
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'\t\r\n");

    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public OperationXml Raw(string markup)
    {
        Encoding.UTF8.GetBytes(markup, _bytes);
        return this;
    }

    public OperationXml Fragment(XmlFragment fragment)
    {
        _bytes.Write(fragment.Utf8.Span);
        return this;
    }

    public OperationXml Open(string name) => Raw("<").Raw(name).Raw(">");

    public OperationXml Close(string name) => Raw("</").Raw(name).Raw(">");

    public OperationXml Empty(string name) => Raw("<").Raw(name).Raw("/>");

    public OperationXml Element(string name, string text) => Open(name).Text(text).Close(name);

    public OperationXml Attribute(string name, string value) => Raw(" ").Raw(name).Raw("=\"").Text(value).Raw("\"");

    public OperationXml Text(string text)
    {
        var rest = text.AsSpan();
        for (int at; (at = rest.IndexOfAny(Special)) >= 0; rest = rest[(at + 1)..])
        {
            Encoding.UTF8.GetBytes(rest[..at], _bytes);
            Raw(rest[at] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&apos;",
                // Otherwise an attribute value would lose them to normalization (XML 1.0 section 3.3.3).
                '\t' => "&#9;",
                '\r' => "&#13;",
                _ => "&#10;",
            });
        }

        Encoding.UTF8.GetBytes(rest, _bytes);
        return this;
    }

    /// <summary>The finished operation.</summary>
    public RpcRequest ToRequest(string name, bool isReadOnly, TimeSpan? timeout) =>
        RpcRequest.FromTrusted(name, Written) with { IsReadOnly = isReadOnly, Timeout = timeout };
}
