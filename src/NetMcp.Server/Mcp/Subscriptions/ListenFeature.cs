using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.Protocol;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>
/// subscriptions/listen of 2026-07-28: the answer to this one request is a stream that stays open and carries the kinds of
/// notification that the client asked for, each tagged with the request's id, until the client or the gateway ends it.
/// </summary>
internal sealed class ListenFeature : IServerFeature
{
    private readonly ServerCatalogue _catalogue;
    private readonly ResourceUpdates _updates;
    private readonly McpEndpointOptions _options;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly IDeviceDirectory? _directory;
    private readonly ListenStreams _streams;
    private readonly CallRecorder _recorder;

    public ListenFeature(
        ServerCatalogue catalogue,
        ResourceUpdates updates,
        ListenStreams streams,
        CallRecorder recorder,
        IOptions<McpEndpointOptions> options,
        IHostApplicationLifetime lifetime,
        TimeProvider time,
        IEnumerable<IDeviceDirectory> directories)
    {
        _streams = streams;
        _recorder = recorder;
        _catalogue = catalogue;
        _updates = updates;
        _options = options.Value;
        _lifetime = lifetime;
        _time = time;
        _directory = directories.LastOrDefault();
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope) => options.Handlers.SubscriptionsListenHandler = ListenAsync;

    private async ValueTask<EmptyResult> ListenAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        var caller = CallerPrincipal.Of(request.User);
        using var watch = new StandingWatch(caller, _time);
        var asked = request.Params?.Notifications ?? new SubscriptionsListenNotifications();
        if (asked.ResourceSubscriptions?.Count > _options.MaxResourceSubscriptions)
        {
            throw await RefuseAsync(request, "limit", new McpProtocolException($"At most {_options.MaxResourceSubscriptions} resources can be listened to.", McpErrorCode.InvalidParams));
        }

        using var place = _streams.TryOpen(caller)
            ?? throw await RefuseAsync(request, "too_many_streams", new McpProtocolException("Too many streams are open; try again later.", (McpErrorCode)WireErrors.Unavailable));
        await using var record = await RecordedStream.OpenAsync(_recorder, AuditedCall.Of(request), _time)
            ?? throw new McpProtocolException("The audit log takes no more records, so nothing is listened to. The operator has to look at the gateway.", (McpErrorCode)WireErrors.Unavailable);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.ApplicationStopping, watch.Ended);
            using var sources = ListenSources.Connect(_catalogue, _updates, asked, caller, _options.MaxSubscribedUriLength, uri => caller.MayHearOf(uri, _directory));
            await AcknowledgeAsync(request, sources.Granted, either.Token);
            await ForwardAsync(request, sources.Pending, either.Token);
        }
        catch (OperationCanceledException) when (_lifetime.ApplicationStopping.IsCancellationRequested || watch.Ended.IsCancellationRequested)
        {
            // The gateway is stopping, or the caller's token has ended: so does the stream, with its result, and the client may listen again elsewhere.
            record.End = watch.Ended.IsCancellationRequested ? "token_ended" : "stopping";
        }

        return new EmptyResult();
    }

    private async ValueTask<McpProtocolException> RefuseAsync(RequestContext<SubscriptionsListenRequestParams> request, string code, McpProtocolException refusal)
    {
        await _recorder.RefusedAsync(AuditedCall.Of(request), new CallRefusal(code, refusal.Message));
        return refusal;
    }

    private static Task AcknowledgeAsync(
        RequestContext<SubscriptionsListenRequestParams> request, SubscriptionsListenNotifications granted, CancellationToken cancellationToken)
    {
        var parameters = Tagged(request);
        parameters["notifications"] = System.Text.Json.JsonSerializer.SerializeToNode(
            granted, McpJsonUtilities.GetTypeInfo<SubscriptionsListenNotifications>(McpJsonUtilities.DefaultOptions));
        return SendAsync(request, NotificationMethods.SubscriptionsAcknowledgedNotification, parameters, cancellationToken);
    }

    private static async Task ForwardAsync(
        RequestContext<SubscriptionsListenRequestParams> request, PendingNotices pending, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var notice in await pending.TakeAsync(cancellationToken))
            {
                var parameters = Tagged(request);
                if (notice.Uri is { } uri)
                {
                    parameters["uri"] = uri;
                }

                await SendAsync(request, notice.Method, parameters, cancellationToken);
            }
        }
    }

    private static Task SendAsync(MessageContext request, string method, JsonObject parameters, CancellationToken cancellationToken) =>
        request.Server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters }, cancellationToken);

    private static JsonObject Tagged(RequestContext<SubscriptionsListenRequestParams> request) => new()
    {
        ["_meta"] = new JsonObject
        {
            [MetaKeys.SubscriptionId] = request.JsonRpcRequest.Id.Id switch
            {
                long number => JsonValue.Create(number),
                var id => JsonValue.Create(id?.ToString()),
            },
        },
    };
}
