using System.Text.Json;
using NetMcp.Yang.Data.Annotating;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Writing;

/// <summary>Writes nodes as members of JSON objects. Trees are only as deep as their readers' limit, so this may call itself.</summary>
internal sealed class JsonTreeWriter(Utf8JsonWriter writer)
{
    public void WriteObject(DataNode? node, IReadOnlyList<DataNode> children)
    {
        writer.WriteStartObject();
        if (node is { Annotations.Length: > 0 } && HasOwnMetadata(node))
        {
            writer.WritePropertyName("@");
            WriteAnnotations(node);
        }

        foreach (var member in Members(node, children))
        {
            WriteMember(node, member);
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// The children by name: the entries of a list or leaf-list become one array wherever they stood (RFC 7951 section 5.4), keys come first for
    /// the eye.
    /// </summary>
    private static IEnumerable<List<DataNode>> Members(DataNode? node, IReadOnlyList<DataNode> children)
    {
        Dictionary<(string, string), List<DataNode>> members = [];
        List<List<DataNode>> order = [];
        foreach (var child in children)
        {
            if (members.TryGetValue((child.ModuleName, child.Name), out var entries))
            {
                entries.Add(child);
                continue;
            }

            entries = [child];
            members.Add((child.ModuleName, child.Name), entries);
            order.Add(entries);
        }

        return node?.Schema is ListNode ? order.OrderBy(entries => entries[0].Schema is LeafNode { IsKey: true } ? 0 : 1) : order;
    }

    private void WriteMember(DataNode? parent, List<DataNode> nodes)
    {
        var first = nodes[0];
        var name = first.ModuleName.Length > 0 && first.ModuleName != parent?.ModuleName ? first.ModuleName + ":" + first.Name : first.Name;
        var isArray = nodes.Count > 1 || first.IsArrayEntry || first.Schema is ListNode or LeafListNode;
        writer.WritePropertyName(name);
        if (isArray)
        {
            writer.WriteStartArray();
        }

        foreach (var node in nodes)
        {
            WriteNode(node);
        }

        if (isArray)
        {
            writer.WriteEndArray();
        }

        WriteMetadataBeside("@" + name, nodes, isArray);
    }

    private void WriteNode(DataNode node)
    {
        if (node.Value is { } value)
        {
            WriteValue(value, node.ValueType is null ? node.Shape : AnnotationValues.ShapeOf(node.ValueType));
        }
        else
        {
            WriteObject(node, node.Children);
        }
    }

    private void WriteValue(string value, DataValueShape shape)
    {
        switch (shape)
        {
            case DataValueShape.Number or DataValueShape.Json:
                writer.WriteRawValue(value);
                break;
            case DataValueShape.Boolean:
                writer.WriteBooleanValue(value == "true");
                break;
            case DataValueShape.Null:
                writer.WriteRawValue("[null]", skipInputValidation: true);
                break;
            default:
                writer.WriteStringValue(value);
                break;
        }
    }

    /// <summary>Of a leaf or leaf-list the metadata is in a member beside it (RFC 7952 sections 5.2.2 and 5.2.3).</summary>
    private void WriteMetadataBeside(string name, List<DataNode> nodes, bool isArray)
    {
        var last = nodes.FindLastIndex(node => node.Annotations.Length > 0 && !HasOwnMetadata(node));
        if (last < 0)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (!isArray)
        {
            WriteAnnotations(nodes[0]);
            return;
        }

        // Entries behind the last that has any may be left out (RFC 7952 section 5.2.3).
        writer.WriteStartArray();
        foreach (var node in nodes.Take(last + 1))
        {
            if (node.Annotations.Length == 0 || HasOwnMetadata(node))
            {
                writer.WriteNullValue();
            }
            else
            {
                WriteAnnotations(node);
            }
        }

        writer.WriteEndArray();
    }

    private void WriteAnnotations(DataNode node)
    {
        writer.WriteStartObject();
        foreach (var annotation in node.Annotations)
        {
            writer.WritePropertyName(annotation.Module.Length == 0 ? annotation.Name : annotation.Module + ":" + annotation.Name);
            WriteValue(annotation.Value, annotation.Shape);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether its metadata is a member of its own object (RFC 7952 section 5.2.1).</summary>
    private static bool HasOwnMetadata(DataNode node) => node.Value is null && node.Schema is not AnyNode { Kind: SchemaNodeKind.AnyXml };
}
