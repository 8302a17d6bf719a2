using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Trees;

/// <summary>Finds what a module adds to others.</summary>
internal static class SchemaAugments
{
    /// <summary>The nodes in other modules that this one augments, each with what it adds there, in schema order.</summary>
    public static IEnumerable<(SchemaNode Target, IReadOnlyList<SchemaNode> Added)> Of(YangSchema schema, YangModule module)
    {
        foreach (var other in schema.Modules)
        {
            if (other.IsImplemented && other.Name != module.Name && other.AugmentedBy.Contains(module.Name))
            {
                foreach (var found in other.Children.SelectMany(child => Of(child, module)))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>The schema path of a node, as RFC 7950 section 6.5 writes it, with the prefixes that the modules give themselves.</summary>
    public static string Path(SchemaNode node) => (node.Parent is null ? "" : Path(node.Parent)) + "/" + node.Module.Prefix + ":" + node.Name;

    private static IEnumerable<(SchemaNode Target, IReadOnlyList<SchemaNode> Added)> Of(SchemaNode node, YangModule module)
    {
        if (node.Module.Name != module.Name && node.Children.Where(child => child.Module.Name == module.Name).ToList() is { Count: > 0 } added)
        {
            yield return (node, added);
        }

        // What stands below its own nodes is part of what was added.
        foreach (var found in node.Children.Where(child => child.Module.Name != module.Name).SelectMany(child => Of(child, module)))
        {
            yield return found;
        }
    }
}
