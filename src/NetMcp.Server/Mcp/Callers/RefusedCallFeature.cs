using ModelContextProtocol.Server;
using NetMcp.Core.Auditing;
using NetMcp.Core.Masking;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>Records the calls that were refused before their tool or resource saw them: the outermost, so that it sees what all others say.</summary>
internal sealed class RefusedCallFeature : IServerFeature
{
    private readonly CallRecorder _recorder;
    private readonly ISecretMasker? _masker;

    public RefusedCallFeature(CallRecorder recorder, IEnumerable<ISecretMasker> maskers)
    {
        _recorder = recorder;
        _masker = maskers.LastOrDefault();
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        var filters = options.Filters.Request;
        filters.CallToolFilters.Add(next => (request, cancellationToken) =>
            RecordAsync(request, () => next(request, cancellationToken), () => AuditedCall.Of(request, _masker)));
        filters.ReadResourceFilters.Add(next => (request, cancellationToken) =>
            RecordAsync(request, () => next(request, cancellationToken), () => AuditedCall.Of(request)));
        filters.CompleteFilters.Add(next => (request, cancellationToken) =>
            RecordAsync(request, () => next(request, cancellationToken), () => AuditedCall.Of(request, _masker)));
        filters.SubscribeToResourcesFilters.Add(next => (request, cancellationToken) =>
            RecordAsync(request, () => next(request, cancellationToken), () => AuditedCall.Of(request)));
        filters.GetPromptFilters.Add(next => (request, cancellationToken) =>
            RecordAsync(request, () => next(request, cancellationToken), () => AuditedCall.Of(request, _masker)));
    }

    private async ValueTask<T> RecordAsync<T>(MessageContext request, Func<ValueTask<T>> work, Func<AuditRecord> record)
    {
        try
        {
            return await work();
        }
        finally
        {
            if (CallRefusal.Of(request) is { } refusal)
            {
                await _recorder.RefusedAsync(record(), refusal);
            }
        }
    }
}
