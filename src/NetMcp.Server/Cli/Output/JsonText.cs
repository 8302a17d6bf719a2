using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Cli.Output;

/// <summary>Writes JSON for people and programs: indented, angle brackets and quotes as they are.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a node and a line end.</summary>
    public static void Write(TextWriter output, JsonNode node) => output.WriteLine(Of(node));

    /// <summary>A node.</summary>
    public static string Of(JsonNode node) => node.ToJsonString(Indented);

    /// <summary>A tool's definition as the server sent it.</summary>
    public static JsonNode Of(Tool tool) => JsonSerializer.SerializeToNode(tool, McpJsonUtilities.DefaultOptions)!;

    /// <summary>A result's structured content, or its text when the tool has none.</summary>
    public static JsonNode Of(CallToolResult result) => result.StructuredContent is { } structured
        ? JsonNode.Parse(structured.GetRawText())!
        : new JsonObject
        {
            ["isError"] = result.IsError ?? false,
            ["content"] = JsonSerializer.SerializeToNode(result.Content, McpJsonUtilities.DefaultOptions),
        };
}
