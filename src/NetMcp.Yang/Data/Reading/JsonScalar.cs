using System.Text;
using System.Text.Json;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Reading;

/// <summary>A JSON value that a leaf may have, as text (RFC 7951 section 6).</summary>
internal readonly record struct JsonScalar(string Text, ValueForm Form)
{
    public DataValueShape Shape => Form switch
    {
        ValueForm.JsonNumber => DataValueShape.Number,
        ValueForm.JsonBoolean => DataValueShape.Boolean,
        ValueForm.JsonEmpty => DataValueShape.Null,
        _ => DataValueShape.String,
    };

    /// <summary>Takes the value that the reader stands on; afterwards it stands on its last token.</summary>
    /// <returns>False when it is an object, a <c>null</c> or an array other than <c>[null]</c>; the reader has not moved then.</returns>
    /// <exception cref="InvalidOperationException">A string is no text: it has half a surrogate pair or bytes that are not UTF-8.</exception>
    public static bool TryTake(ref Utf8JsonReader reader, out JsonScalar scalar)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                scalar = new(reader.GetString()!, ValueForm.JsonString);
                return true;
            case JsonTokenType.Number:
                scalar = new(Encoding.UTF8.GetString(reader.ValueSpan), ValueForm.JsonNumber);
                return true;
            case JsonTokenType.True:
                scalar = new("true", ValueForm.JsonBoolean);
                return true;
            case JsonTokenType.False:
                scalar = new("false", ValueForm.JsonBoolean);
                return true;
            case JsonTokenType.StartArray:
                scalar = new(string.Empty, ValueForm.JsonEmpty);
                return TryTakeEmpty(ref reader);
            default:
                scalar = default;
                return false;
        }
    }

    private static bool TryTakeEmpty(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!(ahead.Read() && ahead.TokenType == JsonTokenType.Null && ahead.Read() && ahead.TokenType == JsonTokenType.EndArray))
        {
            return false;
        }

        reader = ahead;
        return true;
    }
}
