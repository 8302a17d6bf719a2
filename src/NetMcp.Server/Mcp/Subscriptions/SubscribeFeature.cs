using System.Security.Claims;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>resources/subscribe and unsubscribe of the older revisions: the updates go to the session's unsolicited stream.</summary>
internal sealed class SubscribeFeature : IServerFeature
{
    private readonly ServerCatalogue _catalogue;
    private readonly ResourceUpdates _updates;
    private readonly IDeviceDirectory? _directory;
    private readonly int _limit;
    private readonly int _longest;

    public SubscribeFeature(ServerCatalogue catalogue, ResourceUpdates updates, IOptions<McpEndpointOptions> options, IEnumerable<IDeviceDirectory> directories)
    {
        _catalogue = catalogue;
        _updates = updates;
        _directory = directories.LastOrDefault();
        _limit = options.Value.MaxResourceSubscriptions;
        _longest = options.Value.MaxSubscribedUriLength;
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        if (scope.Stateless)
        {
            return;
        }

        var subscriptions = new SessionSubscriptions(scope, _updates, uri => scope.Caller.MayHearOf(uri, _directory), _limit);
        options.Handlers.SubscribeToResourcesHandler = (request, _) =>
        {
            var uri = KnownUri(request);
            return subscriptions.TryAdd(uri)
                ? ValueTask.FromResult(new EmptyResult())
                : throw new McpProtocolException($"A session can subscribe to {_limit} resources at most.", McpErrorCode.InvalidParams);
        };
        options.Handlers.UnsubscribeFromResourcesHandler = (request, _) =>
        {
            subscriptions.Remove(KnownUri(request));
            return ValueTask.FromResult(new EmptyResult());
        };
    }

    private string KnownUri(RequestContext<SubscribeRequestParams> request) => KnownUri(request.User, request.Params?.Uri);

    private string KnownUri(RequestContext<UnsubscribeRequestParams> request) => KnownUri(request.User, request.Params?.Uri);

    private string KnownUri(ClaimsPrincipal? user, string? uri)
    {
        if (uri is not null && uri.Length <= _longest && _catalogue.FindResource(uri) is { } resource && CallerPrincipal.Of(user).Sees(resource))
        {
            return uri;
        }

        var missing = new McpProtocolException("There is no such resource.", McpErrorCode.ResourceNotFound);
        missing.Data["uri"] = uri;
        throw missing;
    }
}
