using System.Globalization;
using System.Text;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>Writes data paths as YANG and RESTCONF do.</summary>
internal static class PathText
{
    public static string InstanceIdentifier(DataPath path)
    {
        var text = new StringBuilder();
        string? module = null;
        foreach (var step in path.Steps)
        {
            Name(text.Append('/'), step.Node, module);
            module = step.Node.Module.Name;
            foreach (var predicate in step.Predicates)
            {
                text.Append('[');
                if (predicate.Position is { } position)
                {
                    text.Append(position.ToString(CultureInfo.InvariantCulture)).Append(']');
                    continue;
                }

                if (predicate.Leaf is null)
                {
                    text.Append('.');
                }
                else
                {
                    Name(text, predicate.Leaf, module);
                }

                text.Append('=').Append(PathXPath.Literal(predicate.Value)).Append(']');
            }
        }

        return text.ToString();
    }

    public static string? ApiPath(DataPath path)
    {
        var text = new StringBuilder();
        string? module = null;
        foreach (var step in path.Steps)
        {
            Name(text.Length == 0 ? text : text.Append('/'), step.Node, module);
            module = step.Node.Module.Name;
            var values = step switch
            {
                { Predicates: [] } => step.Node is ListNode or LeafListNode && !ReferenceEquals(step, path.Steps[^1]) ? null : [],
                { HasAllKeys: true, Node: ListNode list } when step.Predicates.Length == list.Keys.Length => list.Keys.Select(key => ValueOf(step, key)),
                { Node: LeafListNode, Predicates: [{ Leaf: null, Position: null } only] } => [only.Value],
                _ => null,
            };
            if (values is null)
            {
                return null;
            }

            text.Append(string.Join(',', values.Select(Uri.EscapeDataString)) is { Length: > 0 } keys ? "=" + keys : step.Predicates.IsEmpty ? "" : "=");
        }

        return text.ToString();
    }

    private static string ValueOf(DataPathStep step, LeafNode key) => step.Predicates.First(predicate => ReferenceEquals(predicate.Leaf, key)).Value;

    private static void Name(StringBuilder text, SchemaNode node, string? module)
    {
        if (node.Module.Name != module)
        {
            text.Append(node.Module.Name).Append(':');
        }

        text.Append(node.Name);
    }
}
