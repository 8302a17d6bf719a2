using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>Resources beside those of the catalogue, listed by pages, where somebody registered a handler for them. The catalogue's are on the first page.</summary>
internal sealed class ResourceListFeature : IServerFeature
{
    private readonly McpRequestHandler<ListResourcesRequestParams, ListResourcesResult>? _handler;

    public ResourceListFeature(IEnumerable<McpRequestHandler<ListResourcesRequestParams, ListResourcesResult>> handlers)
    {
        _handler = handlers.LastOrDefault();
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope) => options.Handlers.ListResourcesHandler = _handler;
}
