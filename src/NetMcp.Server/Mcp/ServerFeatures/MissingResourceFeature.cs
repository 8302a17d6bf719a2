using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>Names the URI in the error about a resource that is not there, as the specification asks and the SDK does not do.</summary>
internal sealed class MissingResourceFeature : IServerFeature
{
    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope) =>
        options.Filters.Request.ReadResourceFilters.Add(static next => async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (McpProtocolException e) when (e.ErrorCode is McpErrorCode.ResourceNotFound or McpErrorCode.InvalidParams &&
                request.Params?.Uri is { } uri && !e.Data.Contains("uri"))
            {
                e.Data["uri"] = uri;
                throw;
            }
        });
}
