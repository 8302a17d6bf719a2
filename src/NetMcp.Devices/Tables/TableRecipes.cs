using System.Text.Json;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Tables;

/// <summary>The recipes of all kinds. They are data: recipes.json beside this file.</summary>
internal static class TableRecipes
{
    /// <summary>The recipes by kind, those that are tried first before the others.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<TableRecipe>> ByKind { get; } = Load();

    /// <summary>The first recipe of a kind that a device's models have, with the row paths that are there.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="schema">The device's models.</param>
    /// <param name="shows">Which nodes of them are there; null for all.</param>
    public static (TableRecipe Recipe, IReadOnlyList<DataPath> Rows)? Find(string kind, YangSchema schema, Func<SchemaNode, bool>? shows = null)
    {
        foreach (var recipe in ByKind[kind])
        {
            if (recipe.RowsIn(schema, shows) is { Count: > 0 } rows)
            {
                return (recipe, rows);
            }
        }

        return null;
    }

    private static Dictionary<string, IReadOnlyList<TableRecipe>> Load()
    {
        using var stream = typeof(TableRecipes).Assembly.GetManifestResourceStream(typeof(TableRecipes), "recipes.json")
            ?? throw new InvalidOperationException("recipes.json is not in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<TableRecipe>>>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("recipes.json is empty.");
    }
}
