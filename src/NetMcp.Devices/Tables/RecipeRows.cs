using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Devices.Tables;

/// <summary>Reads the rows of a recipe out of a device's answer.</summary>
internal static class RecipeRows
{
    /// <summary>The values of each row, a null where there is none.</summary>
    public static IEnumerable<string?[]> Of(DataTree tree, TableRecipe recipe, IReadOnlyList<DataPath> rows) =>
        rows.SelectMany(path => Follow(tree.Roots, path, 0)).Select(row => recipe.Columns.Values.Select(places => Value(row, places)).ToArray());

    private static IEnumerable<DataNode> Follow(IReadOnlyList<DataNode> nodes, DataPath path, int step)
    {
        var found = nodes.Where(node => ReferenceEquals(node.Schema, path.Steps[step].Node));
        return step == path.Steps.Length - 1 ? found : found.SelectMany(node => Follow(node.Children, path, step + 1));
    }

    private static string? Value(DataNode row, IReadOnlyList<string> places)
    {
        foreach (var place in places)
        {
            DataNode? node = row;
            foreach (var step in place.Split('/'))
            {
                node = node is null ? null : step == ".." ? node.Parent : Child(node, step);
            }

            if (node?.Value is { } value)
            {
                return value;
            }
        }

        return null;
    }

    // A name without its module is in that of the node above, as in a path.
    private static DataNode? Child(DataNode node, string step)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        var module = colon < 0 ? node.ModuleName : step[..colon];
        return node.Children.FirstOrDefault(child => child.Name == step[(colon + 1)..] && child.ModuleName == module);
    }
}
