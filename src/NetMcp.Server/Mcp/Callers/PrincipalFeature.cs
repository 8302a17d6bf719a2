using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>
/// Puts the caller into every message, and keeps back what a caller is not to hear: a list that changed by something that it does not see, and everything
/// that nobody asked for once its token has ended.
/// </summary>
internal sealed class PrincipalFeature : IServerFeature
{
    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        // Over HTTP each message has the user of its own request; over stdio there is one for all.
        options.Filters.Message.IncomingFilters.Add(next => (context, cancellationToken) =>
        {
            if (context.User is null && scope.User is { } user)
            {
                (context.JsonRpcMessage.Context ??= new JsonRpcMessageContext()).User = user;
                context.User = user;
            }

            return next(context, cancellationToken);
        });
        options.Filters.Message.OutgoingFilters.Add(next => (context, cancellationToken) =>
            context.JsonRpcMessage is JsonRpcNotification notification && !IsFor(scope, notification.Method) ? Task.CompletedTask : next(context, cancellationToken));
    }

    private static bool IsFor(ServerScope scope, string method) =>
        scope.Caller is var caller && caller.Stands() && (method != NotificationMethods.ResourceListChangedNotification || caller.SeesEverything());
}
