using System.Text;
using System.Xml;
using NetMcp.Devices.Reading;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Editing;

/// <summary>
/// Keeps of an answer, while it streams, what lies on the asked paths by name, whether the device has looked at the filter or not. Nothing is
/// masked and nothing is cut: past the limit it is read on to its end, so that the session lives, and kept no more.
/// </summary>
internal sealed class SubtreeCopy(SubtreeNames asked, int maxCharacters)
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";
    private const int ChunkCharacters = 4096;

    private readonly StringBuilder _text = new();
    private readonly Stack<(string Name, SubtreeNames Asked)> _open = new();
    private readonly char[] _chunk = new char[ChunkCharacters];

    /// <summary>The kept elements, side by side.</summary>
    public string Text => _text.ToString();

    /// <summary>Whether there was more than the limit; then <see cref="Text"/> is of no use.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The namespace of the first outermost element that was not asked for; null for none.</summary>
    public string? StrangeNamespace { get; private set; }

    /// <summary>Copies the content of data.</summary>
    public async ValueTask<bool> CopyAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        if (reader.LocalName != "data" || reader.NamespaceURI != NetconfNamespaces.Base)
        {
            return false;
        }

        var outer = reader.Depth;
        var more = !reader.IsEmptyElement && await reader.ReadAsync().ConfigureAwait(false);
        while (more && reader.Depth > outer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            more = await TakeAsync(reader).ConfigureAwait(false);
        }

        return true;
    }

    private async ValueTask<bool> TakeAsync(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when Find(reader) is { } found:
                Start(reader, found);
                break;
            case XmlNodeType.Element:
                await reader.SkipAsync().ConfigureAwait(false);
                return !reader.EOF;
            case XmlNodeType.EndElement:
                Append($"</{_open.Pop().Name}>");
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when _open.Count > 0:
                await TakeTextAsync(reader).ConfigureAwait(false);
                break;
        }

        return await reader.ReadAsync().ConfigureAwait(false);
    }

    private SubtreeNames? Find(XmlReader reader)
    {
        if (_open.TryPeek(out var above))
        {
            return above.Asked.Find(reader.NamespaceURI, reader.LocalName);
        }

        var found = asked.Find(reader.NamespaceURI, reader.LocalName);
        if (found is null)
        {
            StrangeNamespace ??= reader.NamespaceURI;
        }

        return found;
    }

    private void Start(XmlReader reader, SubtreeNames found)
    {
        var name = reader.Name;
        Append("<" + name);
        var declared = new HashSet<string>(StringComparer.Ordinal);
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == XmlnsNamespace)
            {
                declared.Add(reader.Prefix.Length == 0 ? string.Empty : reader.LocalName);
            }

            Attribute(reader.Name, reader.Value);
        }

        reader.MoveToElement();
        if (_open.Count == 0)
        {
            // What stood on data or rpc-reply holds for values too.
            foreach (var (prefix, space) in ((IXmlNamespaceResolver)reader).GetNamespacesInScope(XmlNamespaceScope.ExcludeXml))
            {
                if (space.Length > 0 && declared.Add(prefix))
                {
                    Attribute(prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix, space);
                }
            }
        }

        Append(isEmpty ? "/>" : ">");
        if (!isEmpty)
        {
            _open.Push((name, found));
        }
    }

    private async ValueTask TakeTextAsync(XmlReader reader)
    {
        if (!reader.CanReadValueChunk)
        {
            Append(BoundedXml.Escape(await reader.GetValueAsync().ConfigureAwait(false)));
            return;
        }

        int read;
        while ((read = await reader.ReadValueChunkAsync(_chunk, 0, _chunk.Length).ConfigureAwait(false)) > 0)
        {
            Append(BoundedXml.Escape(new string(_chunk, 0, read)));
        }
    }

    private void Attribute(string name, string value) => Append(
        $" {name}=\"{BoundedXml.Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal).Replace("\t", "&#9;", StringComparison.Ordinal)}\"");

    private void Append(string text)
    {
        if (IsTooLarge || _text.Length + text.Length > maxCharacters)
        {
            IsTooLarge = true;
            _text.Clear();
            return;
        }

        _text.Append(text);
    }
}
