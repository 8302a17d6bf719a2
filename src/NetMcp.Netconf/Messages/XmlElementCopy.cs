using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>Copies elements out of a message without losing what their context declared.</summary>
public static class XmlElementCopy
{
    /// <summary>
    /// Writes the start tag that the reader stands on, with its attributes and with every namespace declaration in scope: a value such as an
    /// identityref may use a prefix that only an ancestor, even rpc-reply, declares. The reader stays where it is.
    /// </summary>
    public static async ValueTask WriteStartAsync(XmlReader reader, XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(writer);
        await writer.WriteStartElementAsync(reader.Prefix, reader.LocalName, reader.NamespaceURI).ConfigureAwait(false);
        await writer.WriteAttributesAsync(reader, defattr: false).ConfigureAwait(false);
        foreach (var (prefix, name) in ((IXmlNamespaceResolver)reader).GetNamespacesInScope(XmlNamespaceScope.ExcludeXml))
        {
            // The writer declares the element's own prefix by itself, and attributes of the element were written already.
            if (prefix.Length > 0 && prefix != reader.Prefix && reader.GetAttribute("xmlns:" + prefix) is null && writer.LookupPrefix(name) != prefix)
            {
                await writer.WriteAttributeStringAsync("xmlns", prefix, null, name).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Copies the element that the reader stands on, and moves past it to its end tag (or leaves it on the empty element).</summary>
    /// <param name="reader">On a start tag.</param>
    /// <param name="writer">Takes the element.</param>
    /// <param name="maxCharacters">The most characters of names and text to copy.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it fitted; if not, what was written is well-formed once the writer is closed.</returns>
    public static async ValueTask<bool> CopyAsync(XmlReader reader, XmlWriter writer, long maxCharacters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(writer);
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        await WriteStartAsync(reader, writer).ConfigureAwait(false);
        if (isEmpty)
        {
            await writer.WriteEndElementAsync().ConfigureAwait(false);
            return true;
        }

        var buffer = new char[1024];
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            cancellationToken.ThrowIfCancellationRequested();
            maxCharacters -= reader.LocalName.Length + 1;
            if (maxCharacters < 0)
            {
                return false;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    isEmpty = reader.IsEmptyElement;
                    await writer.WriteStartElementAsync(reader.Prefix, reader.LocalName, reader.NamespaceURI).ConfigureAwait(false);
                    await writer.WriteAttributesAsync(reader, defattr: false).ConfigureAwait(false);
                    if (isEmpty)
                    {
                        await writer.WriteEndElementAsync().ConfigureAwait(false);
                    }

                    break;
                case XmlNodeType.EndElement:
                    await writer.WriteFullEndElementAsync().ConfigureAwait(false);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    for (int count; (count = await reader.ReadValueChunkAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0;)
                    {
                        maxCharacters -= count;
                        if (maxCharacters < 0)
                        {
                            return false;
                        }

                        await writer.WriteCharsAsync(buffer, 0, count).ConfigureAwait(false);
                    }

                    break;
            }
        }

        await writer.WriteFullEndElementAsync().ConfigureAwait(false);
        return true;
    }
}
