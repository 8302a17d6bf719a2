using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>
/// What a caller may not call is not there: it is not listed, and calling it is answered by the same code, with the same bytes, as calling what does not
/// exist. What a resource or a completion shows of the devices is judged where it is made.
/// </summary>
internal sealed class VisibilityFeature : IServerFeature
{
    private readonly ServerCatalogue _catalogue;

    public VisibilityFeature(ServerCatalogue catalogue)
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
            var caller = CallerPrincipal.Of(request.User);
            result.Tools = [.. result.Tools.Where(tool => _catalogue.FindTool(tool.Name) is not { } known || caller.Sees(known))];
            return result;
        });
        filters.CallToolFilters.Add(next => (request, cancellationToken) =>
        {
            Hide(request, request.MatchedPrimitive is McpServerTool tool && CallerPrincipal.Of(request.User).Sees(tool));
            return next(request, cancellationToken);
        });
        HideReading(filters);
    }

    private void HideReading(McpRequestFilters filters)
    {
        filters.ListPromptsFilters.Add(static next => (request, cancellationToken) =>
            Reads(request) ? next(request, cancellationToken) : ValueTask.FromResult(new ListPromptsResult()));
        filters.ListResourcesFilters.Add(next => async (request, cancellationToken) =>
        {
            if (!Reads(request))
            {
                return new ListResourcesResult();
            }

            var result = await next(request, cancellationToken);
            result.Resources = [.. result.Resources.Where(resource => Sees(request, _catalogue.FindResource(resource.Uri)))];
            return result;
        });
        filters.ListResourceTemplatesFilters.Add(next => async (request, cancellationToken) =>
        {
            if (!Reads(request))
            {
                return new ListResourceTemplatesResult();
            }

            var result = await next(request, cancellationToken);
            result.ResourceTemplates = [.. result.ResourceTemplates.Where(template => Sees(request, _catalogue.FindTemplate(template.UriTemplate)))];
            return result;
        });
        filters.CompleteFilters.Add(next => (request, cancellationToken) =>
            Reads(request) && (request.Params?.Ref is not ResourceTemplateReference { Uri: { } template } || Sees(request, _catalogue.FindTemplate(template)))
                ? next(request, cancellationToken)
                : ValueTask.FromResult(new CompleteResult { Completion = new Completion { Values = [], Total = 0, HasMore = false } }));
        filters.GetPromptFilters.Add(static next => (request, cancellationToken) =>
        {
            Hide(request, request.MatchedPrimitive is not null && Reads(request));
            return next(request, cancellationToken);
        });
        filters.ReadResourceFilters.Add(static next => (request, cancellationToken) =>
        {
            Hide(request, request.MatchedPrimitive is McpServerResource resource && CallerPrincipal.Of(request.User).Sees(resource));
            return next(request, cancellationToken);
        });
    }

    // What the catalogue does not have is nobody's secret.
    private static bool Sees(MessageContext request, McpServerResource? resource) => resource is null || CallerPrincipal.Of(request.User).Sees(resource);

    private static bool Reads(MessageContext request) => CallerPrincipal.Of(request.User).MayRead();

    private static void Hide<T>(RequestContext<T> request, bool isThere)
    {
        if (!isThere)
        {
            request.MatchedPrimitive = null;
            CallRefusal.Mark(request, "not_found", "There is no such tool, resource or prompt for this caller.");
        }
    }
}
