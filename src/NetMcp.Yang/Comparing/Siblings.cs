using System.Globalization;
using System.Text;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Comparing;

/// <summary>Siblings as YANG tells them apart (RFC 7950 sections 7.7 and 7.8.2).</summary>
internal static class Siblings
{
    /// <summary>The nodes that count, each with its identity, in document order.</summary>
    public static List<(NodeIdentity Identity, DataNode Node)> Of(IReadOnlyList<DataNode> nodes, DataComparison comparison) =>
        Identify(nodes.Where(node => !IsAbsent(node, comparison)), comparison);

    /// <summary>All nodes, each with its identity, in document order.</summary>
    public static List<(NodeIdentity Identity, DataNode Node)> All(IReadOnlyList<DataNode> nodes, DataComparison comparison) => Identify(nodes, comparison);

    private static List<(NodeIdentity Identity, DataNode Node)> Identify(IEnumerable<DataNode> nodes, DataComparison comparison)
    {
        Dictionary<NodeIdentity, int> counts = [];
        List<(NodeIdentity, DataNode)> siblings = [];
        foreach (var node in nodes)
        {
            var first = new NodeIdentity(node.ModuleName, node.Name, KeyOf(node, comparison), 0);
            var ordinal = counts.GetValueOrDefault(first);
            counts[first] = ordinal + 1;
            siblings.Add((first with { Ordinal = ordinal }, node));
        }

        return siblings;
    }

    /// <summary>Whether it is the same as none: a default, where these do not count, or a container without presence that holds nothing.</summary>
    public static bool IsAbsent(DataNode node, DataComparison comparison) => node.Schema switch
    {
        ContainerNode { Presence: null } => node.Children.All(child => IsAbsent(child, comparison)),
        LeafNode leaf when comparison.IgnoreDefaults => !leaf.IsKey && (node.IsDefault || (leaf.Default is not null && leaf.Default == node.Value)),
        LeafListNode when comparison.IgnoreDefaults => node.IsDefault,
        _ => false,
    };

    /// <summary>Whether a container that is missing is the same as one that holds nothing (RFC 7950 section 7.5.1).</summary>
    public static bool IsPlainContainer(DataNode node) => node.Schema is ContainerNode { Presence: null };

    /// <summary>Whether it is compared as one, without a look inside: what has no schema below it.</summary>
    public static bool IsOpaque(DataNode node) => node.Schema is null or AnyNode;

    /// <summary>Whether the order of its siblings of the name says something (RFC 7950 section 7.7.7: not that of state and output).</summary>
    public static bool IsOrdered(SchemaNode? schema) => schema is ListNode { IsOrderedByUser: true } or LeafListNode { IsOrderedByUser: true }
        && (schema.IsConfig || IsInput(schema));

    private static bool IsInput(SchemaNode schema)
    {
        var above = schema.Parent;
        while (above is not null and not OperationSideNode)
        {
            above = above.Parent;
        }

        return above is OperationSideNode { Kind: SchemaNodeKind.Input };
    }

    private static string KeyOf(DataNode node, DataComparison comparison)
    {
        switch (node.Schema)
        {
            case LeafListNode:
                return node.Value ?? string.Empty;
            case ListNode list:
                var key = new StringBuilder();
                foreach (var leaf in list.Keys)
                {
                    if (node.Children.FirstOrDefault(child => child.Schema is not null && child.Name == leaf.Name && child.ModuleName == leaf.Module.Name)?.Value is not { } value)
                    {
                        return WithoutKey(node, comparison);
                    }

                    key.Append(CultureInfo.InvariantCulture, $"{value.Length}:").Append(value);
                }

                return list.Keys.IsEmpty ? WithoutKey(node, comparison) : key.ToString();
            default:
                return string.Empty;
        }
    }

    // Entries of a list without keys are told apart by all that is in them.
    private static string WithoutKey(DataNode node, DataComparison comparison) => "#" + CanonicalHash.Of(node, comparison);
}
