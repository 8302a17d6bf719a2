using System.Text.Json;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Records;

namespace NetMcp.Audit.Searching;

/// <summary>Finds records in a log, from the oldest to the newest, a line at a time. It does not verify: that is <c>netmcp audit verify</c>.</summary>
public static class AuditSearch
{
    /// <summary>The lines that a query wants, with their line feeds.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static IEnumerable<byte[]> Read(string folder, AuditQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }

        return JournalFolder.Files(folder).SelectMany(file => Read(file, query));
    }

    private static IEnumerable<byte[]> Read(JournalFile file, AuditQuery query)
    {
        using var lines = new LineReader(file.Path);
        while (Next(lines, query) is { } line)
        {
            yield return line;
        }
    }

    private static byte[]? Next(LineReader lines, AuditQuery query)
    {
        while (lines.TryRead(out var line))
        {
            if (IsWanted(line, query))
            {
                return line.ToArray();
            }
        }

        return null;
    }

    private static bool IsWanted(ReadOnlySpan<byte> line, AuditQuery query)
    {
        if (!RecordHead.TryRead(line, out var head)
            || (query.From is { } from && head.Time < from.ToUnixTimeMilliseconds())
            || (query.Until is { } until && head.Time >= until.ToUnixTimeMilliseconds()))
        {
            return false;
        }

        return query.Members.Count == 0 || Holds(line, query.Members);
    }

    private static bool Holds(ReadOnlySpan<byte> line, IReadOnlyDictionary<string, string> members)
    {
        var open = new HashSet<string>(members.Keys, StringComparer.Ordinal);
        var reader = new Utf8JsonReader(line);
        var name = "";
        try
        {
            while (reader.Read() && open.Count > 0)
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString()!;
                }
                else if (reader.TokenType == JsonTokenType.String && open.Contains(name) && Same(name, reader.GetString()!, members[name]))
                {
                    open.Remove(name);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }

        return open.Count == 0;
    }

    private static bool Same(string name, string value, string wanted) =>
        value.Equals(wanted, name == "devices" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
