using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Editing;

/// <summary>Puts a fragment of data on its place.</summary>
public static class DataFragments
{
    /// <summary>Makes a tree from the top, with the entries on the way made of the keys that the path has.</summary>
    /// <param name="path">A path with all keys but, at its end, those that the nodes have themselves.</param>
    /// <param name="fragment">
    /// The nodes that the path ends at, read with their parent as the context; null for the entry of a list or leaf-list that is nothing but what
    /// the path says.
    /// </param>
    /// <param name="tree">The tree.</param>
    /// <param name="error">What does not go together.</param>
    public static bool TryPlace(DataPath path, DataTree? fragment, [NotNullWhen(true)] out DataTree? tree, [NotNullWhen(false)] out PathError? error)
    {
        ArgumentNullException.ThrowIfNull(path);
        tree = null;
        List<DataNode> roots = [];
        DataNode? parent = null;
        foreach (var step in path.Steps[..^1])
        {
            if (step.Node is ListNode && !step.HasAllKeys)
            {
                error = new PathError(step.Offset, $"A value for each key of '{step.Node.Name}' is needed.");
                return false;
            }

            var node = Make(step, parent, path.Schema);
            (parent?.ChildList ?? roots).Add(node);
            parent = node;
        }

        var last = path.Steps[^1];
        List<DataNode> given = fragment is null ? [Make(last, parent, path.Schema)] : [.. fragment.Roots.Select(node => TreeCopy.Of(node, parent))];
        foreach (var node in given)
        {
            if (Complete(node, last, path.Schema) is { } problem)
            {
                error = new PathError(last.Offset, problem);
                return false;
            }

            (parent?.ChildList ?? roots).Add(node);
        }

        tree = new DataTree(path.Schema, roots);
        error = null;
        return true;
    }

    private static DataNode Make(DataPathStep step, DataNode? parent, YangSchema schema)
    {
        var node = new DataNode(step.Node, step.Node.Module.Name, step.Node.Name) { Parent = parent };
        foreach (var predicate in step.Predicates)
        {
            if (predicate.Leaf is { } leaf)
            {
                node.ChildList.Add(SetValue(new DataNode(leaf, leaf.Module.Name, leaf.Name) { Parent = node }, predicate.Value, schema));
            }
            else
            {
                SetValue(node, predicate.Value, schema);
            }
        }

        return node;
    }

    // The keys that the path names may be left out of the value, but not be others there.
    private static string? Complete(DataNode node, DataPathStep step, YangSchema schema)
    {
        var missing = 0;
        foreach (var predicate in step.Predicates)
        {
            var own = predicate.Leaf is null ? node : node.Children.FirstOrDefault(child => ReferenceEquals(child.Schema, predicate.Leaf));
            if (own is null)
            {
                var key = predicate.Leaf!;
                node.ChildList.Insert(missing++, SetValue(new DataNode(key, key.Module.Name, key.Name) { Parent = node }, predicate.Value, schema));
            }
            else if (own.Value != predicate.Value)
            {
                return $"'{own.Name}' is one value in the path and another in the value: {(predicate.Leaf is null ? "an entry is its value" : "a key cannot be changed")}.";
            }
        }

        return node.Schema is ListNode list && list.Keys.FirstOrDefault(key => !node.Children.Any(child => ReferenceEquals(child.Schema, key))) is { } absent
            ? $"Key '{absent.Name}' of '{list.Name}' is neither in the path nor in the value."
            : null;
    }

    private static DataNode SetValue(DataNode node, string value, YangSchema schema)
    {
        var type = node.Schema is LeafNode leaf ? leaf.Type : ((LeafListNode)node.Schema!).Type;
        node.Value = value;
        if (ValueReader.TryRead(type, value, ValueForm.JsonText, new Types.ModuleNames(schema, node.ModuleName), out _, out var actual, out _))
        {
            node.ValueType = actual;
        }

        return node;
    }
}
