using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.XPaths;

/// <summary>
/// Walks the schema as data paths do: choices, cases, inputs and outputs are not in them (RFC 7950 section 6.4.1). Wide nodes get an index
/// of their children, for a module may have a hundred thousand leafrefs into one.
/// </summary>
internal sealed class DataPaths(CompileContext context)
{
    private const int WorthAnIndex = 32;

    private readonly Dictionary<object, Dictionary<(string, string), SchemaNode>> _indexes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The data node at the top of a module with this name, or null.</summary>
    public SchemaNode? Root(ModuleDraft module, string name)
    {
        var implementing = context.Implementing(module).Schema;
        return Find(implementing, implementing.Children, module.Name, name);
    }

    /// <summary>The data node with this name below a node, or null.</summary>
    /// <param name="place">The node.</param>
    /// <param name="module">The module of the name.</param>
    /// <param name="name">The name.</param>
    public SchemaNode? Child(DataPlace place, ModuleDraft module, string name)
    {
        if (place.Node is null)
        {
            // A template is a document of its own: no path leads out of it (RFC 8040 section 8, RFC 8791 section 4).
            return place.Template is { } template ? Find(template, template.Children, module.Name, name) : Root(module, name);
        }

        var node = place.Node is OperationNode operation ? (place.IsOutput ? operation.Output : operation.Input) : place.Node;
        return Find(node, node.Children, module.Name, name);
    }

    private SchemaNode? Find(object owner, System.Collections.Immutable.ImmutableArray<SchemaNode> children, string module, string name)
    {
        if (children.Length < WorthAnIndex)
        {
            return Search(children, module, name);
        }

        if (!_indexes.TryGetValue(owner, out var index))
        {
            index = [];
            Enter(index, children);
            _indexes.Add(owner, index);
        }

        return index.GetValueOrDefault((module, name));
    }

    private SchemaNode? Search(System.Collections.Immutable.ImmutableArray<SchemaNode> children, string module, string name)
    {
        foreach (var child in children)
        {
            if (child.Kind is SchemaNodeKind.Choice or SchemaNodeKind.Case)
            {
                if (Find(child, child.Children, module, name) is { } found)
                {
                    return found;
                }
            }
            else if (child.Name == name && child.Module.Name == module)
            {
                return child;
            }
        }

        return null;
    }

    private static void Enter(Dictionary<(string, string), SchemaNode> index, System.Collections.Immutable.ImmutableArray<SchemaNode> children)
    {
        foreach (var child in children)
        {
            if (child.Kind is SchemaNodeKind.Choice or SchemaNodeKind.Case)
            {
                Enter(index, child.Children);
            }
            else
            {
                index.TryAdd((child.Module.Name, child.Name), child);
            }
        }
    }
}
