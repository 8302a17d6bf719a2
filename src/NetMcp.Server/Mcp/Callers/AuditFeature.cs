using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Mcp.Protocol;
using NetMcp.Server.Mcp.ServerFeatures;
using NetMcp.Tools.Results;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>
/// Records every call. Whatever changes anything is recorded before it begins, and does not begin when that fails; it and how it ended are on the disk
/// before its caller reads of it. A read is one record, at its end; where the log takes none (it says when), its answer
/// is not given. What is not there is recorded by <see cref="RefusedCallFeature"/>.
/// </summary>
internal sealed class AuditFeature : IServerFeature
{
    private static readonly Failure Unrecorded =
        new(FailureCode.Forbidden, "The audit log cannot be written, so nothing that changes anything is begun. The operator has to look at the gateway.") { Retryable = true };

    private static readonly Failure UnrecordedRead =
        new(FailureCode.Forbidden, "The audit log takes no more records, so reads are not answered. The operator has to look at the gateway.") { Retryable = true };

    private readonly CallRecorder _recorder;
    private readonly ISecretMasker? _masker;

    public AuditFeature(CallRecorder recorder, IEnumerable<ISecretMasker> maskers)
    {
        _recorder = recorder;
        _masker = maskers.LastOrDefault();
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        if (!_recorder.Records)
        {
            return;
        }

        var filters = options.Filters.Request;
        filters.CallToolFilters.Add(next => async (request, cancellationToken) =>
        {
            if (request.MatchedPrimitive is not McpServerTool tool)
            {
                return await next(request, cancellationToken);
            }

            var record = AuditedCall.Of(request, _masker);
            var urgency = Urgency(tool, request.Params?.Arguments);
            if (!await _recorder.TryBeginAsync(record, urgency, cancellationToken))
            {
                CallRefusal.Mark(request, "audit", "The audit log took no record of its beginning.");
                return GatewayFailure.Result(Unrecorded);
            }

            try
            {
                return await _recorder.EndAsync(record, urgency, () => next(request, cancellationToken), Came);
            }
            catch (AuditUnavailableException)
            {
                return GatewayFailure.Result(UnrecordedRead);
            }
        });
        filters.ReadResourceFilters.Add(next => (request, cancellationToken) => request.MatchedPrimitive is null
            ? next(request, cancellationToken)
            : RecordedAsync(AuditedCall.Of(request), () => next(request, cancellationToken)));

        // Neither reads data; both ask what is there.
        filters.CompleteFilters.Add(next => (request, cancellationToken) => RecordedAsync(AuditedCall.Of(request, _masker), () => next(request, cancellationToken)));
        filters.SubscribeToResourcesFilters.Add(next => (request, cancellationToken) => RecordedAsync(AuditedCall.Of(request), () => next(request, cancellationToken)));
        filters.UnsubscribeFromResourcesFilters.Add(next => (request, cancellationToken) => RecordedAsync(AuditedCall.Of(request), () => next(request, cancellationToken)));
        filters.GetPromptFilters.Add(next => (request, cancellationToken) => request.MatchedPrimitive is null
            ? next(request, cancellationToken)
            : RecordedAsync(AuditedCall.Of(request, _masker), () => next(request, cancellationToken)));
    }

    private async ValueTask<T> RecordedAsync<T>(AuditRecord record, Func<ValueTask<T>> work)
    {
        try
        {
            return await _recorder.EndAsync(record, AuditUrgency.Read, work, static _ => (AuditOutcome.Succeeded, null));
        }
        catch (AuditUnavailableException)
        {
            throw new McpProtocolException(UnrecordedRead.Message, (McpErrorCode)WireErrors.Unavailable);
        }
    }

    // A plan that the device itself tries out locks its candidate for a moment.
    private static AuditUrgency Urgency(McpServerTool tool, IDictionary<string, JsonElement>? arguments) =>
        tool.Metadata.OfType<GrantOperation>().Any(operation => operation is GrantOperation.Apply or GrantOperation.Approve) ||
        (arguments?.TryGetValue("dry_run", out var dryRun) == true && dryRun.ValueKind == JsonValueKind.String && dryRun.ValueEquals("device"))
            ? AuditUrgency.Effect
            : AuditUrgency.Read;

    private static (AuditOutcome Outcome, string? Code) Came(CallToolResult result)
    {
        if (result.IsError != true)
        {
            return (AuditOutcome.Succeeded, null);
        }

        var content = result.StructuredContent is { ValueKind: JsonValueKind.Object } structured ? structured : default;
        return (Text("outcome") == "unknown" ? AuditOutcome.Unknown : AuditOutcome.Failed, Text("name"));

        string? Text(string name) =>
            content.ValueKind == JsonValueKind.Object && content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
