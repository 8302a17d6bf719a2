using System.Text.Json.Nodes;
using NetMcp.Core.Devices;
using NetMcp.Core.Tables;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Checking;

/// <summary>Writes the table of one kind of one device.</summary>
internal sealed class CheckContent(ToolOptions options, FailureContent texts)
{
    private const int LongestCell = 120;

    /// <summary>A table; columns that no row has a value for are left out, and a note stands for it when the device's models have nothing of the kind.</summary>
    public JsonObject Write(DeviceName device, DeviceTable read)
    {
        if (read.Source is null)
        {
            return WriteMissing(device, read);
        }

        var all = read.Rows;
        var shown = Enumerable.Range(0, read.Columns.Count).Where(column => all.Any(row => row[column] is not null)).ToList();
        var table = new JsonObject
        {
            ["device"] = device.Value,
            ["kind"] = read.Kind,
            ["family"] = read.Family,
            ["path"] = read.Source,
            ["columns"] = ToolJson.Array(shown.Select(column => read.Columns[column])),
            ["rows"] = new JsonArray([.. all.Take(options.MaxCheckRows).Select(row => (JsonNode)new JsonArray([.. shown.Select(column => Cell(row[column]))]))]),
        };
        if (all.Count > options.MaxCheckRows)
        {
            table["more"] = all.Count - options.MaxCheckRows;
        }

        if (read.Truncated)
        {
            table["truncated"] = true;
        }

        return table;
    }

    /// <summary>The table as text.</summary>
    public static string Text(JsonObject table)
    {
        var head = $"{table["device"]} {table["kind"]}";
        if (table["note"] is { } note)
        {
            return $"{head}: {note}";
        }

        var lines = ((JsonArray)table["rows"]!).Select(row => string.Join(" | ", ((JsonArray)row!).Select(cell => (string?)cell ?? "-")));
        var more = table["more"] is { } count ? $"\nand {count} more rows" : string.Empty;
        var truncated = table["truncated"] is null ? string.Empty : "\nThe device's answer was cut: rows are missing.";
        return $"{head} ({table["family"]}, {table["path"]})\n{string.Join(" | ", (JsonArray)table["columns"]!)}\n{string.Join('\n', lines)}{more}{truncated}";
    }

    /// <summary>What stands for a table when the device's models have nothing of the kind.</summary>
    private static JsonObject WriteMissing(DeviceName device, DeviceTable read) => new()
    {
        ["device"] = device.Value,
        ["kind"] = read.Kind,
        ["rows"] = new JsonArray(),
        ["note"] = $"None of its models has {read.Kind} where they are looked for ({string.Join(", ", read.LookedAt)}). network.yang.search may find them elsewhere.",
    };

    private JsonValue? Cell(string? value) => value is null ? null : JsonValue.Create(SafeText.Clean(texts.Safe(value), LongestCell));
}
