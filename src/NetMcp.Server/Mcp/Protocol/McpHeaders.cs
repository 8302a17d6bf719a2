namespace NetMcp.Server.Mcp.Protocol;

/// <summary>HTTP header names of the Streamable HTTP transport.</summary>
internal static class McpHeaders
{
    /// <summary>The revision that a request speaks (2025-06-18 and later).</summary>
    public const string ProtocolVersion = "MCP-Protocol-Version";

    /// <summary>The session that a request belongs to (2025-11-25 and earlier).</summary>
    public const string SessionId = "Mcp-Session-Id";

    /// <summary>The id of the last event that a client saw before its stream broke.</summary>
    public const string LastEventId = "Last-Event-ID";

    /// <summary>The body's method (2026-07-28).</summary>
    public const string Method = "Mcp-Method";

    /// <summary>The tool, prompt or resource that the body names (2026-07-28).</summary>
    public const string Name = "Mcp-Name";

    /// <summary>What precedes the name of an argument that a tool's schema marks with <c>x-mcp-header</c> (2026-07-28).</summary>
    public const string ParameterPrefix = "Mcp-Param-";
}
