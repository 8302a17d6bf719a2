using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Masking;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>What all records of one call have in common.</summary>
internal static class AuditedCall
{
    private const int MaxClientText = 128;
    private const int MaxTarget = 1024;

    /// <summary>Begins the record of a tool's call.</summary>
    public static AuditRecord Of(RequestContext<CallToolRequestParams> request, ISecretMasker? masker) =>
        With(Of(request, request.Params?.Name), request.Params?.Arguments, masker);

    /// <summary>Begins that of a prompt.</summary>
    public static AuditRecord Of(RequestContext<GetPromptRequestParams> request, ISecretMasker? masker) =>
        With(Of(request, request.Params?.Name), request.Params?.Arguments, masker);

    /// <summary>Begins that of a resource, whose address names its device.</summary>
    public static AuditRecord Of(RequestContext<ReadResourceRequestParams> request)
    {
        var record = Of(request, request.Params?.Uri);
        return request.Params?.Uri is { } uri && Tools.Resources.ResourceAddress.DeviceOf(uri) is { } device ? record with { Devices = [device] } : record;
    }

    /// <summary>Begins that of a subscription.</summary>
    public static AuditRecord Of(RequestContext<SubscribeRequestParams> request)
    {
        var record = Of(request, $"{RequestMethods.ResourcesSubscribe} {request.Params?.Uri}");
        return request.Params?.Uri is { } uri && Tools.Resources.ResourceAddress.DeviceOf(uri) is { } device ? record with { Devices = [device] } : record;
    }

    /// <summary>Begins that of a completion.</summary>
    public static AuditRecord Of(RequestContext<CompleteRequestParams> request) =>
        Of(request, $"{RequestMethods.CompletionComplete} {(request.Params?.Ref as ResourceTemplateReference)?.Uri ?? (request.Params?.Ref as PromptReference)?.Name}");

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
            CallId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
            Tool = Cut(target, MaxTarget),
            TraceId = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null,
        };
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
