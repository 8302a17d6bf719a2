using System.Text.Json;
using System.Text.Unicode;

namespace NetMcp.Trust.Json;

/// <summary>
/// JSON as RFC 8725 section 2.4 and RFC 7515 section 4 want it of what is signed: UTF-8, one reading only, so no member twice and no half of a
/// surrogate pair.
/// </summary>
internal static class StrictJson
{
    /// <summary>The deepest nesting: the claims, <c>authorization_details</c>, an entry, <c>paths</c>, <c>deny</c>, and two to spare.</summary>
    public const int MaxDepth = 7;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Reads an object; null when the bytes are anything else.</summary>
    public static JsonDocument? ReadObject(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            return null;
        }

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                Decode(document.RootElement);
                return document;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The one says that it is not JSON, the other that an escape in it is half of a pair.
        }

        document?.Dispose();
        return null;
    }

    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Decode(member.Value);
                }

                break;
        }
    }
}
