using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace NetMcp.Tools.Calling;

/// <summary>What the definitions of the tools have in common.</summary>
internal static class ToolDefinitions
{
    /// <summary>Hints of a tool that changes nothing and speaks only to the devices of the inventory (a closed world).</summary>
    public static ToolAnnotations ReadOnly => new() { ReadOnlyHint = true, OpenWorldHint = false };

    /// <summary>Hints of a tool that does more than read.</summary>
    public static ToolAnnotations Changing(bool destructive, bool idempotent) =>
        new() { ReadOnlyHint = false, DestructiveHint = destructive, IdempotentHint = idempotent, OpenWorldHint = false };

    /// <summary>The schema of <c>max_bytes</c>, with the limits in force.</summary>
    public static string MaxBytes(ToolOptions options) =>
        $$"""{"type":"integer","minimum":{{options.LeastMaxBytes}},"maximum":{{options.GreatestMaxBytes}},"default":{{options.DefaultMaxBytes}},"description":"Of data in the whole answer, structured and text together"}""";

    /// <summary>
    /// An output schema that both a result and a failure are valid against: clients check the structured content of failures
    /// too, and MCP knows one output schema a tool.
    /// </summary>
    /// <param name="properties">The members of a result, as JSON without the braces around them.</param>
    /// <param name="required">The member that every result has.</param>
    public static JsonElement Output(string properties, string required) => ToolJson.Parse(
        "{\"type\":\"object\",\"properties\":{" + properties + ",\"code\":{\"type\":\"integer\"},\"message\":{\"type\":\"string\"}}," +
        "\"anyOf\":[{\"required\":[\"" + required + "\"]},{\"required\":[\"code\",\"message\"]}]}");
}
