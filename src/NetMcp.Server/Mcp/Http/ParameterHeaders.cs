using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.Http;

/// <summary>Compares the Mcp-Param-* headers of a tool call with its arguments (2026-07-28).</summary>
internal static class ParameterHeaders
{
    // The largest integer that every JSON implementation carries exactly (RFC 8259 section 6): 2^53 - 1.
    private const decimal MaxSafeInteger = 9_007_199_254_740_991;

    /// <summary>Null when every marked argument has its header, and no other value in it.</summary>
    public static Refusal? Check(HttpRequest request, McpServerTool tool, JsonObject? arguments)
    {
        foreach (var parameter in HeaderParameterReader.Of(tool))
        {
            var inBody = Find(arguments, parameter.Path);
            var count = request.Headers[parameter.Header].Count;
            var agrees = inBody is null
                ? count == 0
                : HeaderText.TryGetSingle(request, parameter.Header, out var encoded) && HeaderText.Decode(encoded) is { } text && Same(inBody, text);
            if (!agrees)
            {
                return Refusal.HeaderMismatch($"The {parameter.Header} header must be the argument {string.Join('.', parameter.Path)}.");
            }
        }

        return null;
    }

    private static JsonNode? Find(JsonObject? arguments, IReadOnlyList<string> path)
    {
        JsonNode? node = arguments;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    private static bool Same(JsonNode inBody, string inHeader) => inBody.GetValueKind() switch
    {
        JsonValueKind.String => inBody.GetValue<string>() == inHeader,
        JsonValueKind.True => inHeader == "true",
        JsonValueKind.False => inHeader == "false",
        JsonValueKind.Number => TryReadInteger(inBody.ToJsonString(), out var body) && TryReadInteger(inHeader, out var header) && body == header,
        _ => false,
    };

    private static bool TryReadInteger(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value) &&
        decimal.IsInteger(value) && Math.Abs(value) <= MaxSafeInteger;
}
