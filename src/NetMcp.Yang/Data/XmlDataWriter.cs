using System.Text;
using System.Xml;
using NetMcp.Yang.Data.Writing;

namespace NetMcp.Yang.Data;

/// <summary>Writes instance data as XML (RFC 7950).</summary>
public static class XmlDataWriter
{
    /// <summary>
    /// Writes the top-level nodes side by side into whatever element is open. Keys come first in list entries (RFC 7950 section 7.8.5); prefixes of
    /// identities and instance-identifiers are declared on the elements whose values use them.
    /// </summary>
    /// <param name="tree">The data.</param>
    /// <param name="writer">The writer; it is neither flushed nor closed.</param>
    /// <exception cref="ArgumentException">A value has a character that XML cannot carry; reading it reported <see cref="DataProblemKind.InvalidValue"/>.</exception>
    public static void Write(DataTree tree, XmlWriter writer) => new XmlTreeWriter(tree.Schema, writer).Write(tree.Roots);

    /// <summary>Writes one node with what is in it.</summary>
    /// <inheritdoc cref="Write(DataTree, XmlWriter)"/>
    public static void Write(DataTree tree, DataNode node, XmlWriter writer) => new XmlTreeWriter(tree.Schema, writer).Write([node]);

    /// <summary>The top-level nodes side by side as text.</summary>
    /// <param name="tree">The data.</param>
    /// <param name="indented">Whether elements get lines of their own.</param>
    /// <exception cref="ArgumentException">A value has a character that XML cannot carry.</exception>
    public static string ToText(DataTree tree, bool indented = false)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment, Indent = indented, NewLineHandling = NewLineHandling.Entitize }))
        {
            Write(tree, writer);
        }

        return text.ToString();
    }
}
