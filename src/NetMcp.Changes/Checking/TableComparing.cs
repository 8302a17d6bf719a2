using NetMcp.Changes.Applying;
using NetMcp.Core.Tables;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Checking;

/// <summary>
/// Compares a table with how it was. Left out are the columns that move by themselves, and what the plan means to change: every row that has a
/// key value of a touched path in its key.
/// </summary>
internal static class TableComparing
{
    private const int MostNamed = 5;

    /// <summary>What is otherwise, in words; null when nothing is.</summary>
    public static string? FindChange(DeviceTable before, DeviceTable after, IReadOnlySet<string> meant)
    {
        var then = Rows(before, meant);
        var now = Rows(after, meant);
        var changes = new List<string>();
        foreach (var (key, row) in then)
        {
            if (!now.TryGetValue(key, out var other))
            {
                changes.Add($"{key} is gone");
                continue;
            }

            foreach (var (column, value) in row.Where(cell => other.GetValueOrDefault(cell.Key) != cell.Value))
            {
                changes.Add($"{key}: {column} was {value ?? "nothing"}, is {other.GetValueOrDefault(column) ?? "nothing"}");
            }
        }

        changes.AddRange(now.Keys.Where(key => !then.ContainsKey(key)).Select(key => $"{key} is new"));
        return Sentence(changes);
    }

    /// <summary>The alarms that are there and were not, in words; null when there are none.</summary>
    public static string? FindNew(DeviceTable before, DeviceTable after)
    {
        var then = before.Rows.Where(row => !IsCleared(before, row)).Select(row => Text(before, row)).ToHashSet(StringComparer.Ordinal);
        return Sentence([.. after.Rows.Where(row => !IsCleared(after, row)).Select(row => Text(after, row)).Where(alarm => !then.Contains(alarm))]);
    }

    /// <summary>The values of the keys in the touched paths: the names of what the plan means to change.</summary>
    public static IReadOnlySet<string> Meant(DeviceRun device, YangSchema schema) => device.Plan.Touched
        .SelectMany(text => DataPath.TryRead(schema, text, out var path, out _) ? path.Steps : [])
        .SelectMany(step => step.Predicates)
        .Select(predicate => predicate.Value)
        .ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, Dictionary<string, string?>> Rows(DeviceTable table, IReadOnlySet<string> meant)
    {
        var rows = new Dictionary<string, Dictionary<string, string?>>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Where(row => !row.Take(table.KeyColumns).Any(key => key is not null && meant.Contains(key))))
        {
            var key = string.Join(' ', row.Take(table.KeyColumns));
            rows[key] = table.Columns.Select((name, index) => (name, index)).Skip(table.KeyColumns)
                .Where(column => !table.Moving.Contains(column.name))
                .ToDictionary(column => column.name, column => row[column.index], StringComparer.Ordinal);
        }

        return rows;
    }

    private static bool IsCleared(DeviceTable table, IReadOnlyList<string?> row) =>
        table.Columns.ToList().IndexOf("cleared") is var column && column >= 0 && row[column] == "true";

    private static string Text(DeviceTable table, IReadOnlyList<string?> row) =>
        string.Join(' ', row.Where((_, index) => !table.Moving.Contains(table.Columns[index])));

    private static string? Sentence(List<string> changes) => changes.Count == 0
        ? null
        : string.Join("; ", changes.Take(MostNamed)) + (changes.Count > MostNamed ? $"; and {changes.Count - MostNamed} more" : string.Empty);
}
