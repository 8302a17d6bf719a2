using System.Xml;
using NetMcp.Yang.Data.Reading;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data;

/// <summary>Reads single values as they stand in XML.</summary>
public static class XmlLeafText
{
    /// <summary>The canonical form of a value (RFC 7950 section 9.1), the form that paths and their predicates have.</summary>
    /// <param name="leaf">The leaf or leaf-list that it is of.</param>
    /// <param name="text">The text of the element.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="scope">The prefixes in scope where the text stands.</param>
    /// <returns>The form; null when the text is no value of the type, or the node has none.</returns>
    public static string? Canonical(SchemaNode leaf, string text, YangSchema schema, IXmlNamespaceResolver scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        var type = leaf switch { LeafNode single => single.Type, LeafListNode several => several.Type, _ => null };
        return type is not null && ValueReader.TryRead(type, text, new XmlValueNames(schema, scope), out var canonical, out _) ? canonical : null;
    }
}
