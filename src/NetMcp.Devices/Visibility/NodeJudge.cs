using System.Collections.Immutable;
using NetMcp.Core.Access;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Visibility;

/// <summary>Says of the elements of a document what may be seen of them. What the schema does not have is in no rule, so it is not seen.</summary>
internal sealed class NodeJudge(YangSchema schema, INodeAccess access)
{
    // Names repeat throughout a document; those of a hostile one must not fill the memory.
    private const int MostFound = 100_000;

    private readonly VisibleNodes _visible = new(access);
    private readonly Dictionary<(SchemaNode? Parent, string Namespace, string Name), SchemaNode?> _found = [];

    public YangSchema Schema => schema;

    /// <summary>The node of an element; null when the schema has no data node of that name there.</summary>
    public SchemaNode? Find(SchemaNode? parent, string @namespace, string name)
    {
        var key = (parent, @namespace, name);
        if (!_found.TryGetValue(key, out var node))
        {
            node = schema.FindModuleByNamespace(@namespace) is not { } module ? null
                : parent is null ? schema.FindRoot(module.Name, name) : parent.FindDataChild(module.Name, name);
            node = node is ContainerNode or ListNode or LeafNode or LeafListNode or AnyNode ? node : null;
            if (_found.Count < MostFound)
            {
                _found.Add(key, node);
            }
        }

        return node;
    }

    /// <summary>What may be seen of a child of an open element; of list entries and leaf-list entries before it is known which one it is.</summary>
    public PathAccess See(OpenElement? parent, SchemaNode node)
    {
        // What holds for all instances holds for this one.
        var all = _visible.See(node);
        return all != PathAccess.Partly || parent is not { HasKeys: true } ? all : See(parent.Below(node));
    }

    /// <summary>What may be seen of the nodes of a path.</summary>
    public PathAccess See(ImmutableArray<NodePathStep> steps) => access.See(new NodePath(steps));
}
