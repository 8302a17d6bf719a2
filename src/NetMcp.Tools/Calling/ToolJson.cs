using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetMcp.Tools.Calling;

/// <summary>How this project writes JSON: what is read by models and people, not by browsers, keeps its quotes and angle brackets.</summary>
internal static class ToolJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The node on one line.</summary>
    public static string Write(JsonNode node) => node.ToJsonString(Readable);

    /// <summary>The node as an element, which is what the SDK's types hold.</summary>
    public static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node, Readable);

    /// <summary>A schema, written as JSON in the source.</summary>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Texts as a JSON array.</summary>
    public static JsonArray Array(IEnumerable<string> texts) => new(texts.Select(text => (JsonNode)JsonValue.Create(text)).ToArray());
}
