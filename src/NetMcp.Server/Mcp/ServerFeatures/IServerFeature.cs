using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>One concern that is put into the options of every MCP server that the gateway makes: a handler, a filter, a capability.</summary>
internal interface IServerFeature
{
    /// <summary>Adds this concern to fresh options.</summary>
    void Apply(McpServerOptions options, ServerScope scope);
}
