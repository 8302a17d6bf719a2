using System.Text.Json.Nodes;

namespace NetMcp.Server.Cli.Output;

/// <summary>Prints the tables of <c>network.check</c>, each below a line that says whose it is and where it is from.</summary>
internal static class CheckPrinter
{
    /// <summary>Prints a table; a remark about it goes to standard error.</summary>
    public static void Print(CliConsole console, JsonObject table)
    {
        var title = $"{table["device"]} {table["kind"]}";
        var from = table["path"] is { } path ? $": {path} ({table["family"]})" : string.Empty;
        console.Out.WriteLine(TerminalText.Clean(title + from).ReplaceLineEndings(" "));
        var columns = (table["columns"] as JsonArray ?? []).Select(Cell).ToArray();
        var rows = (table["rows"] as JsonArray ?? []).OfType<JsonArray>().Select(row => row.Select(Cell).ToArray()).ToList();
        if (columns.Length > 0)
        {
            TextTable.Write(console.Out, [.. columns.Select((column, i) => Indent(i) + column.ToUpperInvariant())], rows.Select(row => row.Select((cell, i) => Indent(i) + cell).ToArray()));
        }
        else if (table["note"] is null)
        {
            console.Out.WriteLine("  none");
        }

        if (table["more"] is { } more)
        {
            console.Out.WriteLine($"  ... and {more} more");
        }

        if (table["note"] is { } note)
        {
            console.Error.WriteLine(TerminalText.Clean($"{title}: {note}").ReplaceLineEndings(" "));
        }

        if (table["truncated"] is not null)
        {
            console.Error.WriteLine(TerminalText.Clean($"{title}: the device's answer was longer than is looked at."));
        }
    }

    private static string Indent(int column) => column == 0 ? "  " : string.Empty;

    private static string Cell(JsonNode? value) => TerminalText.Clean(value?.ToString() ?? string.Empty).ReplaceLineEndings(" ");
}
