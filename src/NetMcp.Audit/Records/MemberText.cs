using System.Text.Json;

namespace NetMcp.Audit.Records;

/// <summary>Finds members of a line without building anything of the rest.</summary>
internal static class MemberText
{
    /// <summary>The text of a member of the outermost object; null when it is not there or no text, or the line is no JSON.</summary>
    public static string? Find(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // As one that is not there; the latter is text that is no UTF-8.
        }

        return null;
    }
}
