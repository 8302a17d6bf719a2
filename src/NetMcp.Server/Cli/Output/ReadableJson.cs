using System.Text.Json.Nodes;

namespace NetMcp.Server.Cli.Output;

/// <summary>Writes JSON as indented lines of <c>name: value</c>, lists of objects as tables.</summary>
internal static class ReadableJson
{
    private const int LongestLine = 100;

    /// <summary>Writes an object's members.</summary>
    public static void Write(TextWriter output, JsonObject node, string indent = "")
    {
        foreach (var (name, value) in node)
        {
            switch (value)
            {
                case JsonObject inner:
                    output.WriteLine($"{indent}{name}:");
                    Write(output, inner, indent + "  ");
                    break;
                case JsonArray { Count: > 0 } list when list.All(item => item is JsonObject):
                    output.WriteLine($"{indent}{name}:");
                    WriteTable(output, list, indent + "  ");
                    break;
                case JsonArray list:
                    WriteList(output, indent, name, [.. list.Select(Cell)]);
                    break;
                case JsonValue text when text.TryGetValue<string>(out var lines) && lines.TrimEnd().Contains('\n', StringComparison.Ordinal):
                    output.WriteLine($"{indent}{name}:");
                    WriteLines(output, indent + "  ", lines);
                    break;
                default:
                    output.WriteLine($"{indent}{name}: {Cell(value)}");
                    break;
            }
        }
    }

    /// <summary>Writes a list of objects, a row each, a column a member.</summary>
    public static void WriteTable(TextWriter output, JsonArray list, string indent = "")
    {
        var rows = list.OfType<JsonObject>().ToList();
        var columns = rows.SelectMany(row => row.Select(member => member.Key)).Distinct().ToArray();
        if (columns.Length > 0)
        {
            var header = columns.Select((column, i) => (i == 0 ? indent : string.Empty) + column.ToUpperInvariant()).ToArray();
            TextTable.Write(output, header, rows.Select(row => columns.Select((column, i) => (i == 0 ? indent : string.Empty) + Cell(row[column])).ToArray()));
        }
    }

    private static void WriteList(TextWriter output, string indent, string name, IReadOnlyList<string> items)
    {
        var line = $"{indent}{name}: {string.Join(", ", items)}";
        if (line.Length <= LongestLine)
        {
            output.WriteLine(line);
            return;
        }

        output.WriteLine($"{indent}{name}:");
        foreach (var item in items)
        {
            output.WriteLine($"{indent}  {item}");
        }
    }

    // A tree diagram says nothing on one line.
    private static void WriteLines(TextWriter output, string indent, string text)
    {
        foreach (var line in TerminalText.Clean(text.TrimEnd()).Split('\n'))
        {
            output.WriteLine(indent + line);
        }
    }

    private static string Cell(JsonNode? value) => value switch
    {
        null => string.Empty,
        JsonArray list => string.Join(',', list.Select(Cell)),
        _ => TerminalText.Clean(value.ToString()).ReplaceLineEndings(" "),
    };
}
