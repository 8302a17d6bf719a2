using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Editing;

/// <summary>Which elements paths can lie on, by name: a tree of names, in which a leaf stands for all that is below it.</summary>
internal sealed class SubtreeNames
{
    private readonly Dictionary<(string Namespace, string Name), SubtreeNames> _children = [];

    /// <summary>Whether all that is in it is asked for.</summary>
    public bool IsWhole { get; private set; }

    public static SubtreeNames Of(IReadOnlyList<DataPath> paths)
    {
        var root = new SubtreeNames();
        foreach (var path in paths)
        {
            var at = root;
            foreach (var step in path.Steps)
            {
                at = at.Child(step.Node);
                foreach (var leaf in step.Predicates.Select(predicate => predicate.Leaf).OfType<SchemaNode>().Concat(step.Node is ListNode list ? list.Keys : []))
                {
                    at.Child(leaf).IsWhole = true;
                }
            }

            at.IsWhole = true;
        }

        return root;
    }

    /// <summary>What is asked for of a child; null for nothing.</summary>
    public SubtreeNames? Find(string namespaceUri, string name) => IsWhole ? this : _children.GetValueOrDefault((namespaceUri, name));

    private SubtreeNames Child(SchemaNode node)
    {
        var key = (node.Module.Namespace, node.Name);
        if (!_children.TryGetValue(key, out var child))
        {
            _children.Add(key, child = new SubtreeNames());
        }

        return child;
    }
}
