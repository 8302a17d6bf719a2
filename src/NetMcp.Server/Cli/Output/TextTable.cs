namespace NetMcp.Server.Cli.Output;

/// <summary>Columns that line up.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Writes a table; the last column is not padded, so lines end where their text does.</summary>
    public static void Write(TextWriter output, string[]? header, IEnumerable<string[]> rows)
    {
        var lines = (header is null ? [] : new[] { header }).Concat(rows).Select(row => row.Select(OneLine).ToArray()).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var widths = Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join(Gap, line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string OneLine(string cell) => TerminalText.Clean(cell).ReplaceLineEndings(" ");
}
