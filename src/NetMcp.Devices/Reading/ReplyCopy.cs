using System.Text;
using System.Xml;
using NetMcp.Devices.Masking;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Reading;

/// <summary>
/// Copies a reply's content while it streams: secrets are masked, white space between elements, comments and processing instructions
/// are left out, and past the size nothing more is taken. No more than the asked size, one leaf included, is ever held.
/// </summary>
internal sealed class ReplyCopy(SecretMasker masker, int maxBytes, int maxDepth)
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    // A value that is part of a leaf larger than the whole answer need not be looked at to its end.
    private const int ChunkCharacters = 4096;

    private readonly BoundedXml _output = new(maxBytes);
    private readonly SecretLeaves _secrets = new(masker);
    private readonly List<string> _path = [];
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[ChunkCharacters];
    private bool _textTooLong;
    private bool _afterChild;

    /// <summary>Copies the content of a data element, or the element itself and its siblings if it is not one.</summary>
    /// <returns>The copy; the reader may not be at the end when it was cut.</returns>
    public async ValueTask<CopiedReply> CopyAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var isData = reader.LocalName == "data" && reader.NamespaceURI is NetconfNamespaces.Base or NetconfNamespaces.Nmda or NetconfNamespaces.Monitoring;
        var outer = isData ? reader.Depth : reader.Depth - 1;
        var more = !(isData && reader.IsEmptyElement);
        if (isData && more)
        {
            await reader.ReadAsync().ConfigureAwait(false);
        }

        while (more && !_output.IsCut && reader.Depth > outer && !reader.EOF)
        {
            cancellationToken.ThrowIfCancellationRequested();
            more = await TakeAsync(reader).ConfigureAwait(false);
        }

        if (_path.Count == 0 && !_output.IsCut)
        {
            FlushTopText();
        }

        return new CopiedReply(_output.Finish(), _output.CutAt, _secrets.Masked);
    }

    /// <summary>Takes the node that the reader stands on, and moves on.</summary>
    private async ValueTask<bool> TakeAsync(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                FlushText(beforeChild: true);
                TakeStart(reader);
                break;
            case XmlNodeType.EndElement:
                TakeEnd();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                await TakeTextAsync(reader).ConfigureAwait(false);
                break;
        }

        return await reader.ReadAsync().ConfigureAwait(false);
    }

    private void TakeStart(XmlReader reader)
    {
        if (_output.IsCut)
        {
            return;
        }

        if (_path.Count >= maxDepth)
        {
            throw new ReplyTooDeepException(maxDepth);
        }

        var isEmpty = reader.IsEmptyElement;
        var localName = reader.LocalName;
        _output.Start(reader.Name, localName, Attributes(reader));
        if (_output.IsCut)
        {
            return;
        }

        _path.Add(localName);
        _afterChild = false;
        if (isEmpty)
        {
            TakeEnd();
        }
    }

    private void TakeEnd()
    {
        FlushText(beforeChild: false);
        if (_output.IsCut)
        {
            return;
        }

        _output.End();
        _path.RemoveAt(_path.Count - 1);
        _afterChild = true;
    }

    private async ValueTask TakeTextAsync(XmlReader reader)
    {
        if (!reader.CanReadValueChunk)
        {
            Append(await reader.GetValueAsync().ConfigureAwait(false));
            return;
        }

        int read;
        while ((read = await reader.ReadValueChunkAsync(_chunk, 0, _chunk.Length).ConfigureAwait(false)) > 0)
        {
            Append(_chunk.AsSpan(0, read));
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        // A character is at least one byte, so what is longer than the whole answer can be cut without being looked at.
        if (_text.Length + text.Length > maxBytes)
        {
            _textTooLong = true;
        }
        else
        {
            _text.Append(text);
        }
    }

    private void FlushText(bool beforeChild)
    {
        var text = _text.ToString();
        var tooLong = _textTooLong;
        _text.Clear();
        _textTooLong = false;
        if (_path.Count == 0 || _output.IsCut || (text.Length == 0 && !tooLong) || (!tooLong && IsLayout(text, beforeChild)))
        {
            return;
        }

        // What is too long to be held cannot fit either: any text of that length makes the cut.
        _output.Text(tooLong ? new string(' ', maxBytes + 1) : _secrets.Mask(_path, text));
    }

    // White space beside child elements is layout; alone in an element it is a value, unless it breaks the line.
    private bool IsLayout(string text, bool beforeChild) =>
        string.IsNullOrWhiteSpace(text) && (beforeChild || _afterChild || text.Contains('\n', StringComparison.Ordinal));

    private void FlushTopText()
    {
        var text = _text.ToString();
        if (!string.IsNullOrWhiteSpace(text))
        {
            // get-schema and some vendors' rpcs answer with text directly inside the content element.
            _output.Start("text", "text", string.Empty);
            if (!_output.IsCut)
            {
                _output.Text(_secrets.Mask(["text"], text));
            }
        }
    }

    private string Attributes(XmlReader reader)
    {
        var outermost = _path.Count == 0;
        if (!outermost && !reader.HasAttributes)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        var declared = new HashSet<string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            var isDeclaration = reader.NamespaceURI == XmlnsNamespace;
            if (isDeclaration)
            {
                declared.Add(reader.Prefix.Length == 0 ? string.Empty : reader.LocalName);
            }

            Attribute(text, reader.Name, isDeclaration ? reader.Value : _secrets.MaskAttribute(reader.LocalName, reader.Value));
        }

        reader.MoveToElement();
        if (outermost)
        {
            DeclareOuter(reader, declared, text);
        }

        return text.ToString();
    }

    // What stood on data or rpc-reply, which are not copied, must hold for the copy too: prefixes may be used in values.
    private static void DeclareOuter(XmlReader reader, HashSet<string> declared, StringBuilder text)
    {
        foreach (var (prefix, space) in ((IXmlNamespaceResolver)reader).GetNamespacesInScope(XmlNamespaceScope.ExcludeXml))
        {
            var isNeeded = prefix.Length == 0 || prefix == reader.Prefix || space != NetconfNamespaces.Base;
            if (isNeeded && space.Length > 0 && declared.Add(prefix))
            {
                Attribute(text, prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix, space);
            }
        }
    }

    private static void Attribute(StringBuilder text, string name, string value) => text.Append(' ').Append(name).Append("=\"")
        .Append(BoundedXml.Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal).Replace("\t", "&#9;", StringComparison.Ordinal))
        .Append('"');
}
