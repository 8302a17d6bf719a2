using System.Text.RegularExpressions;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Callers;

/// <summary>
/// Changes as callers reach them: who does not see one is answered as if there were none, who may not act on it is refused by its grants of now, and what
/// is answered leaves out what the caller does not see. Once a change is under way the gateway alone decides; whether whoever asked for it may still do so is
/// not asked again.
/// </summary>
internal sealed partial class GuardedChanges(Changes changes, ChangeSight sight) : IChanges
{
    /// <inheritdoc/>
    public ChangeFreeze? Freeze => changes.Freeze;

    /// <inheritdoc/>
    public async Task<Outcome<ChangePlan>> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Before a device is named as busy.
        var names = request.Edits.Select(edit => edit.Device).Distinct().ToList();
        foreach (var name in names)
        {
            if (!sight.Open(request.Caller, name, names.Count).TryGet(out _, out var missing))
            {
                return missing;
            }
        }

        var planned = await changes.PlanAsync(request, cancellationToken).ConfigureAwait(false);
        return planned.TryGet(out var plan, out var failure) ? plan : Shown(failure, request.Caller);
    }

    /// <inheritdoc/>
    public Outcome<ChangePlan> FindPlan(ChangeId change, ICaller caller) => Find(change, caller).TryGet(out var plan, out var failure) ? ShownPlan.Of(plan, caller) : failure;

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FindToActOn(request.Change, request.Caller) is { } refused
            ? refused
            : Shown(await changes.ApplyAsync(request, cancellationToken).ConfigureAwait(false), request.Caller);
    }

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> WaitAsync(ChangeId change, ICaller caller, TimeSpan wait, IProgress<ChangeStatus>? progress, CancellationToken cancellationToken)
    {
        if (!Find(change, caller).TryGet(out _, out var failure))
        {
            return failure;
        }

        var shown = progress is null ? null : new ShownProgress(progress, caller);
        return Shown(await changes.WaitAsync(change, caller, wait, shown, cancellationToken).ConfigureAwait(false), caller);
    }

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> ConfirmAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken) =>
        FindToActOn(change, caller) is { } refused ? refused : Shown(await changes.ConfirmAsync(change, caller, cancellationToken).ConfigureAwait(false), caller);

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> RollBackAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken) =>
        FindToActOn(change, caller) is { } refused ? refused : Shown(await changes.RollBackAsync(change, caller, cancellationToken).ConfigureAwait(false), caller);

    /// <inheritdoc/>
    public PolicyVerdict Judge(ChangePlan plan) => changes.Judge(plan);

    /// <inheritdoc/>
    public IReadOnlyList<ChangeSummary> List(ChangeQuery query, ICaller caller)
    {
        ArgumentNullException.ThrowIfNull(query);
        return changes.List(query with { Seen = plan => sight.Sees(caller, plan) }, caller);
    }

    /// <inheritdoc/>
    public Task SetFreezeAsync(bool frozen, string by, string? reason, CancellationToken cancellationToken) => changes.SetFreezeAsync(frozen, by, reason, cancellationToken);

    // A plan that cannot be read cannot be judged: that there is one is for those on the gateway's own machine.
    private Outcome<ChangePlan> Find(ChangeId change, ICaller caller)
    {
        if (changes.FindPlan(change, caller).TryGet(out var plan, out var failure))
        {
            return sight.Sees(caller, plan) ? plan : Missing(change);
        }

        return caller is LocalCaller ? failure : Missing(change);
    }

    private Failure? FindToActOn(ChangeId change, ICaller caller) =>
        Find(change, caller).TryGet(out var plan, out var failure) ? sight.FindObjection(caller, plan) : failure;

    private Outcome<ChangeStatus> Shown(Outcome<ChangeStatus> outcome, ICaller caller) =>
        outcome.TryGet(out var status, out var failure) ? ShownStatus.Of(status, caller) : Shown(failure, caller);

    // Another change may stand in the way; its handle is for those who see it.
    private Failure Shown(Failure failure, ICaller caller)
    {
        var shown = ShownText.Failure(failure, caller);
        return caller is LocalCaller ? shown : shown with
        {
            Message = Handles().Replace(shown.Message, handle => ChangeId.TryParse(handle.Value, out var change) && Find(change, caller).IsSuccess ? handle.Value : "of somebody else"),
        };
    }

    private static Failure Missing(ChangeId change) => new(FailureCode.InvalidArgument, $"There is no change {change}; network.change.list shows which there are.");

    [GeneratedRegex("c-[0-9a-f]{32}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Handles();

    private sealed class ShownProgress(IProgress<ChangeStatus> progress, ICaller caller) : IProgress<ChangeStatus>
    {
        public void Report(ChangeStatus value) => progress.Report(ShownStatus.Of(value, caller));
    }
}
