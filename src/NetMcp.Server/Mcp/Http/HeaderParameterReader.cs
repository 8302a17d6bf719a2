using System.Runtime.CompilerServices;
using System.Text.Json;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>Finds the <c>x-mcp-header</c> marks of a tool's input schema; once a tool.</summary>
internal static class HeaderParameterReader
{
    private static readonly ConditionalWeakTable<McpServerTool, IReadOnlyList<HeaderParameter>> Known = [];

    /// <summary>The marked arguments, nested ones included.</summary>
    public static IReadOnlyList<HeaderParameter> Of(McpServerTool tool) =>
        Known.GetValue(tool, static t =>
        {
            var found = new List<HeaderParameter>();
            Collect(t.ProtocolTool.InputSchema, [], found);
            return found;
        });

    private static void Collect(JsonElement schema, IReadOnlyList<string> path, List<HeaderParameter> found)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties) ||
            properties.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            IReadOnlyList<string> here = [.. path, property.Name];
            if (property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("x-mcp-header", out var mark) &&
                mark.ValueKind == JsonValueKind.String)
            {
                found.Add(new HeaderParameter(McpHeaders.ParameterPrefix + mark.GetString(), here));
            }

            Collect(property.Value, here, found);
        }
    }
}
