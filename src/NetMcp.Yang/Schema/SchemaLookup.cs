namespace NetMcp.Yang.Schema;

/// <summary>Finds data nodes below a schema node, looking through choices and cases (RFC 7950 section 7.9: they are not in data paths).</summary>
public static class SchemaLookup
{
    /// <summary>The data child with this name in this module; for an rpc or action its input's, unless <paramref name="output"/>.</summary>
    /// <returns>The node, or null.</returns>
    public static SchemaNode? FindDataChild(this SchemaNode parent, string moduleName, string name, bool output = false) =>
        parent is OperationNode operation
            ? Find((output ? operation.Output : operation.Input).Children, moduleName, name)
            : Find(parent.Children, moduleName, name);

    /// <summary>The top-level data node, rpc or notification with this name in this module.</summary>
    /// <returns>The node, or null.</returns>
    public static SchemaNode? FindRoot(this YangSchema schema, string moduleName, string name) =>
        schema.FindModule(moduleName) is { IsImplemented: true } module ? Find(module.Children, moduleName, name) : null;

    /// <summary>The data children: choices and cases are replaced by what is in them, in schema order.</summary>
    public static IEnumerable<SchemaNode> DataChildren(this SchemaNode parent) => Flatten(parent.Children);

    /// <summary>The closest data node above, or null at the top.</summary>
    public static SchemaNode? DataParent(this SchemaNode node)
    {
        var parent = node.Parent;
        while (parent is not null && !parent.IsDataNode)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    internal static IEnumerable<SchemaNode> Flatten(IEnumerable<SchemaNode> nodes) =>
        nodes.SelectMany(node => node.Kind is SchemaNodeKind.Choice or SchemaNodeKind.Case ? Flatten(node.Children) : [node]);

    private static SchemaNode? Find(System.Collections.Immutable.ImmutableArray<SchemaNode> nodes, string moduleName, string name)
    {
        foreach (var node in nodes)
        {
            if (node.Kind is SchemaNodeKind.Choice or SchemaNodeKind.Case)
            {
                if (Find(node.Children, moduleName, name) is { } found)
                {
                    return found;
                }
            }
            else if (node.Name == name && node.Module.Name == moduleName)
            {
                return node;
            }
        }

        return null;
    }
}
