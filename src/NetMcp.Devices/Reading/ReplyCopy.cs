using System.Text;
using System.Xml;
using NetMcp.Devices.Masking;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Reading;

/// <summary>
/// Copies a reply's content while it streams: secrets are masked, white space between elements, comments and processing instructions
/// are left out, and past the size nothing more is taken. No more than the asked size, one leaf included, is ever held.
/// A leaf of a datastore that does not fit is left out whole, because half a value reads like another value. The text of a schema or of an
/// rpc's output is for reading: it is cut behind its last whole line that fits.
/// </summary>
internal sealed class ReplyCopy(SecretMasker masker, int maxBytes, int maxDepth, SchemaTrail trail)
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    // A value that is part of a leaf larger than the whole answer need not be looked at to its end.
    private const int ChunkCharacters = 4096;

    private readonly BoundedXml _output = new(maxBytes);
    private readonly SecretLeaves _secrets = new(masker);
    private readonly List<string> _path = [];
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[ChunkCharacters];
    private long _textLength;
    private long? _cutText;
    private bool _cutsText;
    private bool _afterChild;

    /// <summary>Copies the content of a data element, or the element itself and its siblings if it is not one.</summary>
    /// <returns>The copy; the reader may not be at the end when it was cut.</returns>
    public async ValueTask<CopiedReply> CopyAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var isData = reader.LocalName == "data" && reader.NamespaceURI is NetconfNamespaces.Base or NetconfNamespaces.Nmda or NetconfNamespaces.Monitoring;
        _cutsText = !isData || reader.NamespaceURI == NetconfNamespaces.Monitoring;
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

        return new CopiedReply(_output.Finish(), _output.CutAt, _cutText, _secrets.Masked);
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
        trail.Enter(reader.NamespaceURI, localName);
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
        trail.Leave();
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
        // A character is at least one byte, so what is longer than the whole answer can be cut without being held.
        _text.Append(text[..Math.Min(text.Length, maxBytes - _text.Length)]);
        _textLength += text.Length;
    }

    private void FlushText(bool beforeChild)
    {
        var isValue = _path.Count > 0 && !_output.IsCut && _textLength > 0;
        if (isValue && (_textLength > _text.Length || !IsLayout(_text.ToString(), beforeChild)))
        {
            WriteText(_path);
        }

        _text.Clear();
        _textLength = 0;
    }

    private void WriteText(IReadOnlyList<string> path)
    {
        var isWhole = _textLength == _text.Length;
        if (_cutsText)
        {
            // Only whole lines are looked at for secrets: half of one may not be recognized.
            var held = _text.ToString();
            var lines = isWhole ? held : held[..(held.LastIndexOf('\n') + 1)];
            _output.Lines(lines.Length == 0 ? lines : _secrets.Mask(path, lines, trail.Current), isWhole);
        }
        else
        {
            // What is too long to be held cannot fit either: any text of that length makes the cut.
            _output.Text(isWhole ? _secrets.Mask(path, _text.ToString(), trail.Current) : new string(' ', maxBytes + 1));
        }

        _cutText = _output.IsCut ? _textLength : null;
    }

    // White space beside child elements is layout; alone in an element it is a value, unless it breaks the line.
    private bool IsLayout(string text, bool beforeChild) =>
        string.IsNullOrWhiteSpace(text) && (beforeChild || _afterChild || text.Contains('\n', StringComparison.Ordinal));

    // get-schema and some vendors' rpcs answer with text directly inside the content element.
    private void FlushTopText()
    {
        if (_textLength == _text.Length && string.IsNullOrWhiteSpace(_text.ToString()))
        {
            return;
        }

        _output.Start("text", "text", string.Empty);
        if (!_output.IsCut)
        {
            WriteText(["text"]);
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
