using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// Gives every list an order: that of registration, then that of names. The SDK's collections are hash tables, whose order changes
/// from start to start; a list that keeps its order keeps a model's prompt cache.
/// </summary>
internal sealed class ListOrderFeature : IServerFeature
{
    private readonly ServerCatalogue _catalogue;

    public ListOrderFeature(ServerCatalogue catalogue)
    {
        _catalogue = catalogue;
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        var filters = options.Filters.Request;
        filters.ListToolsFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.Tools = Sorted(result.Tools, static tool => tool.Name);
            return result;
        });
        filters.ListPromptsFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.Prompts = Sorted(result.Prompts, static prompt => prompt.Name);
            return result;
        });
        filters.ListResourcesFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.Resources = Sorted(result.Resources, static resource => resource.Uri);
            return result;
        });
        filters.ListResourceTemplatesFilters.Add(next => async (request, cancellationToken) =>
        {
            var result = await next(request, cancellationToken);
            result.ResourceTemplates = Sorted(result.ResourceTemplates, static template => template.UriTemplate);
            return result;
        });
    }

    private List<T> Sorted<T>(IList<T> items, Func<T, string> key) => [.. items.OrderBy(item => _catalogue.Rank(key(item))).ThenBy(key, StringComparer.Ordinal)];
}
