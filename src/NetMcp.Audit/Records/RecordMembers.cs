using System.Text.Json;

namespace NetMcp.Audit.Records;

/// <summary>Reads the texts of a record for those to whom it is sent.</summary>
internal static class RecordMembers
{
    /// <summary>How much the record of these texts wants to be looked at.</summary>
    public static RecordWeight WeightOf(string kind, Dictionary<string, List<string>> members) => kind switch
    {
        LogKind.GapAccepted or LogKind.Recovered or LogKind.Unlogged => RecordWeight.Severe,
        _ => members.GetValueOrDefault("outcome")?[0] is "failed" or "refused" or "unknown" ? RecordWeight.Warning : RecordWeight.Normal,
    };

    /// <summary>The texts of the line by their members; several where a member is a list. Of a damaged line what could be read.</summary>
    public static Dictionary<string, List<string>> Of(ReadOnlySpan<byte> line)
    {
        var members = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(line);
        try
        {
            var name = "";
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString()!;
                }
                else if (reader.TokenType == JsonTokenType.String)
                {
                    (members.TryGetValue(name, out var values) ? values : members[name] = []).Add(reader.GetString()!);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The line itself is sent as it is in any case.
        }

        return members;
    }
}
