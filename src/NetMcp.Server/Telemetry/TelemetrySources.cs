namespace NetMcp.Server.Telemetry;

/// <summary>What is traced and measured: the HTTP server, the MCP server, and the rooms of the gateway.</summary>
internal static class TelemetrySources
{
    /// <summary>Spans and metrics of MCP requests. The SDK calls its names experimental.</summary>
    public const string Mcp = "Experimental.ModelContextProtocol";

    /// <summary>Sources of spans. <c>_meta.traceparent</c> of a request is the parent of its MCP span, whatever the HTTP request said.</summary>
    public static readonly string[] Spans = ["Microsoft.AspNetCore", Mcp, "NetMcp.*"];

    /// <summary>Meters.</summary>
    public static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", Mcp, "NetMcp.*"];
}
