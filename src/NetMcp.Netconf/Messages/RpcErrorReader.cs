using System.Globalization;
using System.Text;
using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>Reads one rpc-error (RFC 6241 section 4.3). Lenient about order and omissions: a broken error report is still an error.</summary>
/// <param name="maxCharacters">The most that is kept of each field; the rest is skipped.</param>
internal sealed class RpcErrorReader(int maxCharacters)
{
    /// <summary>The reader stands on the start tag of rpc-error and is left on its end.</summary>
    public async ValueTask<RpcError> ReadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var error = new RpcError { Type = string.Empty, Tag = string.Empty, Severity = RpcErrorSeverity.Error };
        if (reader.IsEmptyElement)
        {
            return error;
        }

        var depth = reader.Depth;
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != depth + 1)
            {
                continue;
            }

            error = reader.LocalName switch
            {
                "error-type" => error with { Type = await ReadTextAsync(reader).ConfigureAwait(false) },
                "error-tag" => error with { Tag = await ReadTextAsync(reader).ConfigureAwait(false) },
                "error-severity" => error with { Severity = Severity(await ReadTextAsync(reader).ConfigureAwait(false)) },
                "error-app-tag" => error with { AppTag = await ReadTextAsync(reader).ConfigureAwait(false) },
                "error-path" => error with { PathNamespaces = Namespaces(reader), Path = await ReadTextAsync(reader).ConfigureAwait(false) },
                "error-message" => error with
                {
                    MessageLanguage = reader.GetAttribute("xml:lang"),
                    Message = await ReadTextAsync(reader).ConfigureAwait(false),
                },
                "error-info" => error with { Info = await ReadInfoAsync(reader, cancellationToken).ConfigureAwait(false) },
                _ => error,
            };
        }

        return error;
    }

    private static RpcErrorSeverity Severity(string word) => word == "warning" ? RpcErrorSeverity.Warning : RpcErrorSeverity.Error;

    private static Dictionary<string, string> Namespaces(XmlReader reader) =>
        new(((IXmlNamespaceResolver)reader).GetNamespacesInScope(XmlNamespaceScope.ExcludeXml));

    /// <summary>The text of a simple element, white space around it removed; the reader is left on its end.</summary>
    private async ValueTask<string> ReadTextAsync(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = reader.Depth;
        var text = new StringBuilder();
        var buffer = new char[256];
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                for (int count; (count = await reader.ReadValueChunkAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0;)
                {
                    text.Append(buffer, 0, Math.Min(count, maxCharacters - text.Length));
                }
            }
        }

        return text.ToString().Trim();
    }

    private async ValueTask<RpcErrorInfo> ReadInfoAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        if (reader.IsEmptyElement)
        {
            return new RpcErrorInfo(string.Empty);
        }

        var depth = reader.Depth;
        var xml = new StringBuilder();
        var info = new RpcErrorInfo(string.Empty);
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != depth + 1 || xml.Length >= maxCharacters)
            {
                continue;
            }

            var (name, space) = (reader.LocalName, reader.NamespaceURI);
            var element = await CopyAsync(reader, maxCharacters - xml.Length, cancellationToken).ConfigureAwait(false);
            xml.Append(element);
            if (space == NetconfNamespaces.Base)
            {
                info = WithField(info, name, TextOf(element));
            }
        }

        return info with { Xml = xml.ToString() };
    }

    private static async ValueTask<string> CopyAsync(XmlReader reader, int maxCharacters, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Async = true, OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment };
        var writer = XmlWriter.Create(text, settings);
        await using (writer.ConfigureAwait(false))
        {
            await XmlElementCopy.CopyAsync(reader, writer, maxCharacters, cancellationToken).ConfigureAwait(false);
        }

        return text.ToString();
    }

    /// <summary>The text in an element that was just copied, so it is small and well-formed.</summary>
    private static string TextOf(string element)
    {
        using var reader = XmlReader.Create(new StringReader(element));
        reader.MoveToContent();
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString().Trim();
    }

    private static RpcErrorInfo WithField(RpcErrorInfo info, string name, string value) => name switch
    {
        "bad-attribute" => info with { BadAttribute = value },
        "bad-element" => info with { BadElement = value },
        "bad-namespace" => info with { BadNamespace = value },
        "session-id" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? info with { SessionId = id } : info,
        "ok-element" or "err-element" or "noop-element" => info with { PartialOperation = [.. info.PartialOperation, name + " " + value] },
        _ => info,
    };
}
