using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// Answers params of the wrong shape (a tool's name that is a number, arguments that are a list) with -32602, as JSON-RPC 2.0
/// section 5.1 has it; the SDK would call it a fault of the server and log a stack trace.
/// </summary>
internal sealed class ParameterShapeFeature : IServerFeature
{
    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope) =>
        options.Filters.Message.IncomingFilters.Add(static next => async (context, cancellationToken) =>
        {
            try
            {
                await next(context, cancellationToken);
            }
            catch (JsonException e)
            {
                throw new McpProtocolException("The params do not have the shape that this method takes.", e, McpErrorCode.InvalidParams);
            }
        });
}
