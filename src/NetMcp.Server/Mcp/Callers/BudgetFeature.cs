using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Authorization;
using NetMcp.Server.Mcp.Protocol;
using NetMcp.Server.Mcp.ServerFeatures;
using NetMcp.Tools;
using NetMcp.Tools.Results;
using NetMcp.Trust.Budgets;
using NetMcp.Trust.Refusals;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>
/// Debits each call to the budgets of its caller before it is made: one call, one change where the tool begins or undoes one (whether or not it comes to that),
/// and as many bytes as the answer may have; of these what was not used is given back.
/// </summary>
internal sealed class BudgetFeature : IServerFeature
{
    private static readonly HashSet<string> Changing = ["network.change.apply", "network.change.rollback", "network.commit", "network.rollback"];

    private readonly BudgetLedger _ledger;
    private readonly ToolOptions _options;

    public BudgetFeature(BudgetLedger ledger, IEnumerable<ToolOptions> options)
    {
        _ledger = ledger;
        _options = options.LastOrDefault() ?? new ToolOptions();
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        options.Filters.Request.CallToolFilters.Add(next => async (request, cancellationToken) =>
        {
            if (request.MatchedPrimitive is null || CallerPrincipal.Of(request.User) is not IGuardedCaller { Budgets.Count: > 0 } caller)
            {
                return await next(request, cancellationToken);
            }

            var (result, failure) = await DebitedAsync(request, caller, Cost(caller, request.Params), next, cancellationToken);
            return failure is null ? result! : GatewayFailure.Result(failure);
        });
        options.Filters.Request.ReadResourceFilters.Add(next => async (request, cancellationToken) =>
        {
            if (request.MatchedPrimitive is null || CallerPrincipal.Of(request.User) is not IGuardedCaller { Budgets.Count: > 0 } caller)
            {
                return await next(request, cancellationToken);
            }

            var (result, failure) = await DebitedAsync(request, caller, Cost(caller, null), next, cancellationToken);
            return failure is null ? result! : throw Refusal(failure);
        });

        // None of them reads data, so no bytes; but each asks, and is recorded.
        options.Filters.Request.CompleteFilters.Add(Counted);
        options.Filters.Request.GetPromptFilters.Add(Counted);
        options.Filters.Request.SubscribeToResourcesFilters.Add(Counted);
    }

    private McpRequestHandler<TParams, TResult> Counted<TParams, TResult>(McpRequestHandler<TParams, TResult> next) => (request, cancellationToken) =>
        CallerPrincipal.Of(request.User) is not IGuardedCaller { Budgets.Count: > 0 } caller
            || _ledger.TryDebit(caller.Budgets, new CallCost(1, 0, 0)).TryGet(out _, out var refusals)
            ? next(request, cancellationToken)
            : throw Refusal(Refuse(request, refusals));

    private async ValueTask<(TResult? Result, Failure? Failure)> DebitedAsync<TParams, TResult>(
        RequestContext<TParams> request, IGuardedCaller caller, CallCost cost, McpRequestHandler<TParams, TResult> next, CancellationToken cancellationToken)
        where TResult : class
    {
        if (!_ledger.TryDebit(caller.Budgets, cost).TryGet(out var reservation, out var refusals))
        {
            return (null, Refuse(request, refusals));
        }

        var used = 0L;
        try
        {
            var result = await next(request, cancellationToken);
            used = cost.Bytes > 0 ? Size(result) : 0;

            // An answer may be a little larger than its data; what was not reserved is debited as well, or the answer is not given.
            return used <= cost.Bytes || _ledger.TryDebit(caller.Budgets, new CallCost(0, 0, used - cost.Bytes)).TryGet(out _, out refusals)
                ? (result, null)
                : (null, Refuse(request, refusals));
        }
        finally
        {
            reservation.SettleBytes(used);
        }
    }

    private CallCost Cost(IGuardedCaller caller, CallToolRequestParams? call)
    {
        var counted = caller.Budgets.Any(budget => budget.Budgets.BytesPerHour is not null);
        return new CallCost(1, Begins(call) ? 1 : 0, counted ? MaxBytes(call) : 0);
    }

    // With a requestState the tool only answers how the change stands, whatever the state is.
    private static bool Begins(CallToolRequestParams? call) =>
        call is not null and not { Name: "network.change.apply" or "network.change.rollback", RequestState: not null } && Changing.Contains(call.Name);

    private int MaxBytes(CallToolRequestParams? call) =>
        call?.Arguments?.TryGetValue("max_bytes", out var asked) == true && asked.ValueKind == JsonValueKind.Number && asked.TryGetInt32(out var bytes) &&
        bytes > 0 && bytes <= _options.GreatestMaxBytes ? bytes : _options.DefaultMaxBytes;

    private static int Size<T>(T result) =>
        JsonSerializer.SerializeToUtf8Bytes(result, (JsonTypeInfo<T>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T))).Length;

    private static Failure Refuse(MessageContext request, IReadOnlyList<Refusal> refusals)
    {
        var text = string.Join(' ', refusals.Select(refusal => $"{refusal.Where.Replace("budgets.", string.Empty, StringComparison.Ordinal)}: {refusal.Message}"));
        CallRefusal.Mark(request, "budget", text);

        // Where one of them never has room, waiting for the others helps nobody.
        var waits = refusals.All(refusal => refusal.RetryAfter is not null);
        return new Failure(FailureCode.LimitExceeded, text) { Retryable = waits, RetryAfter = waits ? refusals.Max(refusal => refusal.RetryAfter) : null };
    }

    private static McpProtocolException Refusal(Failure failure)
    {
        var refusal = new McpProtocolException(failure.Message, (McpErrorCode)WireErrors.Unavailable);
        refusal.Data["name"] = "Network." + failure.Code;
        refusal.Data["retryable"] = failure.Retryable;
        if (failure.RetryAfter is { } wait)
        {
            refusal.Data["retryAfter"] = Math.Ceiling(wait.TotalSeconds);
        }

        return refusal;
    }
}
