using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>What all records of one call have in common.</summary>
internal static class AuditedCall
{
    private const int MaxClientText = 128;
    private const int MaxTarget = 1024;
    private const int MaxDevices = 64;

    /// <summary>Begins the record of a tool's call.</summary>
    public static AuditRecord Of(RequestContext<CallToolRequestParams> request, ISecretMasker? masker) =>
        With(Of(request, request.Params?.Name), request.Params?.Arguments, masker);

    /// <summary>Begins that of a prompt.</summary>
    public static AuditRecord Of(RequestContext<GetPromptRequestParams> request, ISecretMasker? masker) =>
        With(Of(request, request.Params?.Name), request.Params?.Arguments, masker);

    /// <summary>Begins that of a resource, whose address names its device.</summary>
    public static AuditRecord Of(RequestContext<ReadResourceRequestParams> request) => About(request.Params?.Uri, Of(request, request.Params?.Uri));

    /// <summary>Begins that of a subscription.</summary>
    public static AuditRecord Of(RequestContext<SubscribeRequestParams> request) => About(request.Params?.Uri, Of(request, $"{RequestMethods.ResourcesSubscribe} {request.Params?.Uri}"));

    /// <summary>Begins that of the end of one.</summary>
    public static AuditRecord Of(RequestContext<UnsubscribeRequestParams> request) => About(request.Params?.Uri, Of(request, $"{RequestMethods.ResourcesUnsubscribe} {request.Params?.Uri}"));

    /// <summary>Begins that of a stream of <c>subscriptions/listen</c>: what it asks to hear of.</summary>
    public static AuditRecord Of(RequestContext<SubscriptionsListenRequestParams> request)
    {
        var asked = request.Params?.Notifications ?? new SubscriptionsListenNotifications();
        var text = JsonSerializer.Serialize(asked, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(SubscriptionsListenNotifications)));
        var devices = asked.ResourceSubscriptions?.Take(MaxDevices).Select(Tools.Resources.ResourceAddress.DeviceOf).OfType<DeviceName>().Distinct();
        return Of(request, RequestMethods.SubscriptionsListen) with { Arguments = Cut(text, AuditArguments.MaxLength), Devices = [.. devices ?? []] };
    }

    /// <summary>Begins that of the stream of a session, which carries what it subscribed to.</summary>
    public static AuditRecord OfStream(HttpContext http)
    {
        var caller = CallerPrincipal.Of(http.User);
        return new AuditRecord
        {
            Kind = AuditKind.CallBegun,
            Outcome = AuditOutcome.Begun,
            Principal = caller.Name,
            ChainIds = caller.Chain,
            Client = new AuditClient(null, null, http.Connection.RemoteIpAddress?.ToString()),
            CallId = NewId(),
            Tool = $"{http.Request.Method} {http.Request.Path}",
        };
    }

    /// <summary>Begins that of a completion.</summary>
    public static AuditRecord Of(RequestContext<CompleteRequestParams> request, ISecretMasker? masker)
    {
        var record = Of(request, $"{RequestMethods.CompletionComplete} {(request.Params?.Ref as ResourceTemplateReference)?.Uri ?? (request.Params?.Ref as PromptReference)?.Name}");
        return request.Params is { Argument: { Name: { } name, Value: { } value } }
            ? With(record, new Dictionary<string, string>(request.Params.Context?.Arguments ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [name] = value }
                .ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value), StringComparer.Ordinal), masker)
            : record;
    }

    private static AuditRecord With(AuditRecord record, IDictionary<string, JsonElement>? arguments, ISecretMasker? masker)
    {
        var read = AuditArguments.Of(arguments, masker);
        return record with { Arguments = read.Text, Devices = read.Devices, ChangeId = read.ChangeId };
    }

    private static AuditRecord Of(MessageContext request, string? target)
    {
        var caller = CallerPrincipal.Of(request.User);
        var client = request.JsonRpcMessage.Context?.ClientInfo ?? request.Server.ClientInfo;
        return new AuditRecord
        {
            Kind = AuditKind.CallBegun,
            Outcome = AuditOutcome.Begun,
            Principal = caller.Name,
            ChainIds = caller.Chain,
            Client = new AuditClient(Cut(client?.Name, MaxClientText), Cut(client?.Version, MaxClientText), RemoteAddress.Of(request)),
            CallId = NewId(),
            Tool = Cut(target, MaxTarget),
            TraceId = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null,
        };
    }

    // The address of a resource names its device.
    private static AuditRecord About(string? uri, AuditRecord record) =>
        uri is not null && Tools.Resources.ResourceAddress.DeviceOf(uri) is { } device ? record with { Devices = [device] } : record;

    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
