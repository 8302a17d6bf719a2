using System.Text;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Comparing.Printing;

/// <summary>Paths of data nodes as RESTCONF writes them (RFC 8040 section 3.5.3).</summary>
internal static class ResourcePath
{
    /// <summary>The path from the datastore; null when an entry on it has no keys to name it by.</summary>
    public static string? Of(DataNode node)
    {
        var nodes = new Stack<DataNode>();
        for (var current = node; current is not null; current = current.Parent)
        {
            nodes.Push(current);
        }

        var path = new StringBuilder();
        string? module = null;
        foreach (var step in nodes)
        {
            DataPaths.AppendName(path, step.ModuleName, step.Name, module);
            module = step.ModuleName;
            if (step.Schema is ListNode or LeafListNode)
            {
                if (KeysOf(step) is not { } keys)
                {
                    return null;
                }

                path.Append('=').AppendJoin(',', keys.Select(Uri.EscapeDataString));
            }
        }

        return path.ToString();
    }

    private static List<string>? KeysOf(DataNode node)
    {
        if (node.Schema is not ListNode list)
        {
            return [node.Value ?? string.Empty];
        }

        var keys = list.Keys.Select(key => node.Children.FirstOrDefault(child => ReferenceEquals(child.Schema, key))?.Value).OfType<string>().ToList();
        return keys.Count == 0 || keys.Count < list.Keys.Length ? null : keys;
    }
}
