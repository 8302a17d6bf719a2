using System.Text;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data;

/// <summary>Instance paths of data nodes.</summary>
public static class DataPaths
{
    /// <summary>
    /// The path in the form of an instance-identifier (RFC 7951 section 6.11): module names where they change, list entries by their keys, or by
    /// their place (from 1) when the list has no keys or the entry lacks one, leaf-list entries by their value.
    /// </summary>
    public static string InstancePath(this DataNode node)
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
            AppendName(path, step.ModuleName, step.Name, module);
            module = step.ModuleName;
            AppendPredicates(path, step);
        }

        return path.ToString();
    }

    internal static void AppendName(StringBuilder path, string module, string name, string? parentModule)
    {
        path.Append('/');
        if (module != parentModule && module.Length > 0)
        {
            path.Append(module).Append(':');
        }

        path.Append(name);
    }

    /// <summary>A predicate; <paramref name="name"/> is <c>.</c> for the value of a leaf-list entry.</summary>
    internal static void AppendPredicate(StringBuilder path, string name, ReadOnlySpan<char> value)
    {
        var quote = value.Contains('\'') ? '"' : '\'';
        path.Append('[').Append(name).Append('=').Append(quote).Append(value).Append(quote).Append(']');
    }

    private static void AppendPredicates(StringBuilder path, DataNode node)
    {
        switch (node.Schema)
        {
            case LeafListNode when node.Value is not null:
                AppendPredicate(path, ".", node.Value);
                break;
            case ListNode list:
                var start = path.Length;
                foreach (var key in list.Keys)
                {
                    var value = node.Children.FirstOrDefault(child => ReferenceEquals(child.Schema, key))?.Value;
                    if (value is null)
                    {
                        path.Length = start;
                        break;
                    }

                    AppendPredicate(path, key.Name, value);
                }

                if (path.Length == start)
                {
                    AppendPosition(path, node);
                }

                break;
        }
    }

    private static void AppendPosition(StringBuilder path, DataNode node)
    {
        if (node.Parent is not { } parent)
        {
            return;
        }

        var position = parent.Children.TakeWhile(child => !ReferenceEquals(child, node)).Count(child => ReferenceEquals(child.Schema, node.Schema)) + 1;
        path.Append('[').Append(position).Append(']');
    }
}
