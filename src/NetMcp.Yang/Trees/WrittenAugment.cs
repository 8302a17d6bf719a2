using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Trees;

/// <summary>Finds the node that an augment statement names in the schema, to show its nodes with the flags that they have there.</summary>
internal static class WrittenAugment
{
    /// <summary>What the augment's nodes have from its target; configuration in a datastore when the target is not in the schema.</summary>
    public static WrittenItems.Above Above(YangSchema schema, YangStatement root, YangStatement augment)
    {
        var above = new WrittenItems.Above(TreePlace.Datastore, IsConfig: true, Status: "+", Keys: []);
        if (Target(schema, root, augment.Argument ?? "") is not { } target)
        {
            return above.With(augment);
        }

        var place = TreePlace.Datastore;
        for (var node = target; node is not null && place == TreePlace.Datastore; node = node.Parent)
        {
            place = TreePlaces.Below(node.Kind, place);
        }

        return (above with { Place = place, IsConfig = target.IsConfig }).With(augment);
    }

    /// <summary>Whether the augment is of the module's own tree, which shows what it adds already.</summary>
    public static bool IsOfItself(YangStatement root, YangStatement augment)
    {
        var first = (augment.Argument ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        var colon = first.IndexOf(':', StringComparison.Ordinal);
        return ModuleOf(root, colon < 0 ? null : first[..colon]) == ModuleOf(root, null);
    }

    private static SchemaNode? Target(YangSchema schema, YangStatement root, string path)
    {
        SchemaNode? node = null;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = step.IndexOf(':', StringComparison.Ordinal);
            var name = step[(colon + 1)..];
            if (ModuleOf(root, colon < 0 ? null : step[..colon]) is not { } moduleName)
            {
                return null;
            }

            var among = node?.Children ?? schema.FindModule(moduleName)?.Children ?? [];
            node = among.FirstOrDefault(child => child.Name == name && (child.Module.Name == moduleName || child.Kind is SchemaNodeKind.Input or SchemaNodeKind.Output));
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    // A submodule's own prefix is that of its module (RFC 7950 section 7.2.2).
    private static string? ModuleOf(YangStatement root, string? prefix)
    {
        var belongsTo = root.Find("belongs-to");
        var own = (belongsTo ?? root).Find("prefix")?.Argument;
        return prefix is null || prefix == own
            ? belongsTo?.Argument ?? root.Argument
            : root.FindAll("import").FirstOrDefault(import => import.Find("prefix")?.Argument == prefix)?.Argument;
    }
}
