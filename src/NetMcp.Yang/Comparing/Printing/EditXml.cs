using System.Text;
using System.Xml;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Writing;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Comparing.Printing;

/// <summary>Writes the elements of an edit-config.</summary>
internal sealed class EditXml(DataDiff diff, XmlWriter writer, EntryPlacing placing)
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private const string Yang = "urn:ietf:params:xml:ns:yang:1";

    private readonly XmlTreeWriter _tree = new(diff.Schema, writer);
    private readonly EntryInserts _inserts = new(diff.Edits);

    public void Write(EditElement root)
    {
        writer.WriteStartElement(string.Empty, "config", Base);
        WriteChildren(root);
        writer.WriteEndElement();
    }

    private void WriteChildren(EditElement element)
    {
        if (placing == EntryPlacing.ByInsert)
        {
            foreach (var child in element.Children)
            {
                WriteElement(child);
            }

            return;
        }

        var remade = RemadeEntries.Below(element, _inserts, diff.Comparison);
        foreach (var child in element.Children.Where(child => !remade.Has(child.Identity)))
        {
            WriteElement(child);
        }

        // A device that does all in the order of the text has each of them be the last when it is made.
        foreach (var entry in remade.There)
        {
            WriteEntry(entry, "remove", isWhole: false);
        }

        foreach (var entry in remade.All)
        {
            WriteEntry(entry, "merge", isWhole: true);
        }
    }

    private void WriteEntry(DataNode entry, string operation, bool isWhole)
    {
        _tree.WriteStart(entry, new XmlPrefixes(diff.Schema), isWhole || entry.Schema is LeafListNode, [("operation", Base, operation)], out var value);
        if (isWhole || entry.Schema is LeafListNode)
        {
            _tree.WriteContent(entry, value);
        }
        else
        {
            WriteKeys(entry);
        }

        writer.WriteEndElement();
    }

    private void WriteElement(EditElement element)
    {
        var node = element.Node!;
        var prefixes = new XmlPrefixes(diff.Schema);
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

        WriteKeys(node);
        WriteChildren(element);
    }

    private void WriteKeys(DataNode node)
    {
        foreach (var key in node.Schema is ListNode list ? list.Keys : [])
        {
            _tree.Write([.. node.Children.Where(child => ReferenceEquals(child.Schema, key))]);
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
