using System.Text;
using System.Xml;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Writing;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Comparing.Printing;

/// <summary>Writes the elements of an edit-config.</summary>
internal sealed class EditXml(YangSchema schema, IReadOnlyList<DataEdit> edits, XmlWriter writer)
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private const string Yang = "urn:ietf:params:xml:ns:yang:1";

    private readonly XmlTreeWriter _tree = new(schema, writer);
    private readonly EntryInserts _inserts = new(edits);

    public void Write(EditElement root)
    {
        writer.WriteStartElement(string.Empty, "config", Base);
        foreach (var child in root.Children)
        {
            WriteElement(child);
        }

        writer.WriteEndElement();
    }

    private void WriteElement(EditElement element)
    {
        var node = element.Node!;
        var prefixes = new XmlPrefixes(schema);
        List<(string Name, string Namespace, string Value)> attributes = [];
        if (element.Edit is { } edit)
        {
            if (Operation(edit.Kind) is { } operation)
            {
                attributes.Add(("operation", Base, operation));
            }

            AddPlace(edit, prefixes, attributes);
        }

        var isWhole = element.Edit?.Kind is DataEditKind.Create or DataEditKind.Replace;
        _tree.WriteStart(node, prefixes, isWhole || node.Schema is LeafListNode, attributes, out var value);
        if (isWhole)
        {
            _tree.WriteContent(node, value);
        }
        else
        {
            WritePart(element, node, value);
        }

        writer.WriteEndElement();
    }

    private void WritePart(EditElement element, DataNode node, string? value)
    {
        if (node.Schema is LeafListNode)
        {
            _tree.WriteContent(node, value);
        }

        foreach (var key in node.Schema is ListNode list ? list.Keys : [])
        {
            _tree.Write([.. node.Children.Where(child => ReferenceEquals(child.Schema, key))]);
        }

        foreach (var child in element.Children)
        {
            WriteElement(child);
        }
    }

    // A move is a merge of what is there already; its place is what it changes.
    private static string? Operation(DataEditKind kind) => kind switch
    {
        DataEditKind.Create => "create",
        DataEditKind.Delete => "delete",
        DataEditKind.Replace => "replace",
        _ => "merge",
    };

    private void AddPlace(DataEdit edit, XmlPrefixes prefixes, List<(string Name, string Namespace, string Value)> attributes)
    {
        if (_inserts.Of(edit) is not { } insert)
        {
            return;
        }

        attributes.Add(("insert", Yang, insert.Word));
        if (insert.Beside is { } beside)
        {
            attributes.Add(beside.Schema is ListNode list
                ? ("key", Yang, Key(beside, list, prefixes))
                : ("value", Yang, Value(beside, prefixes)));
        }
    }

    /// <summary>The key predicates of an instance-identifier (RFC 7950 section 7.8.6).</summary>
    private static string Key(DataNode entry, ListNode list, XmlPrefixes prefixes)
    {
        var text = new StringBuilder();
        foreach (var key in list.Keys)
        {
            if (entry.Children.FirstOrDefault(child => ReferenceEquals(child.Schema, key)) is { } leaf)
            {
                DataPaths.AppendPredicate(text, prefixes.Of(leaf.ModuleName) + ":" + leaf.Name, Value(leaf, prefixes));
            }
        }

        return text.ToString();
    }

    private static string Value(DataNode leaf, XmlPrefixes prefixes) =>
        leaf is { ValueType: { } type, Value: { } value } ? XmlPrefixedValue.Of(type, value, prefixes) : leaf.Value ?? string.Empty;
}
