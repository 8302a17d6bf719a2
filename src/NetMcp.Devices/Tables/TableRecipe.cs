using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Tables;

/// <summary>How a kind of table is read from one family of models.</summary>
/// <param name="Family">The family: <c>ietf</c>, <c>openconfig</c>, or a vendor's.</param>
/// <param name="Read">What is asked of the device.</param>
/// <param name="Rows">The nodes that are a row each; those that a device does not have are passed over.</param>
/// <param name="Columns">The columns: a name, and the places of its value seen from the row, of which the first that is there counts.</param>
/// <param name="Key">How many of the first columns tell the rows apart.</param>
/// <param name="Needs">A place seen from the row without which this is another version of the family; null for none.</param>
internal sealed record TableRecipe(
    string Family, string Read, IReadOnlyList<string> Rows, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns, int Key, string? Needs = null)
{
    /// <summary>The columns whose values move by themselves.</summary>
    public IReadOnlyList<string> Moving { get; init; } = [];

    /// <summary>The row paths that a schema has; none when the device is not of this family.</summary>
    /// <param name="schema">The device's models.</param>
    /// <param name="shows">Which nodes of them are there; null for all.</param>
    public IReadOnlyList<DataPath> RowsIn(YangSchema schema, Func<SchemaNode, bool>? shows = null)
    {
        if (!DataPath.TryRead(schema, Read, shows, out _, out _))
        {
            return [];
        }

        return [.. Rows.Where(row => Needs is null || DataPath.TryRead(schema, row + "/" + Needs, shows, out _, out _))
            .Select(row => DataPath.TryRead(schema, row, shows, out var path, out _) ? path : null)
            .OfType<DataPath>()];
    }
}
