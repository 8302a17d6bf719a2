using NetMcp.Changes.Applying;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.Policies;
using NetMcp.Changes.Rules;
using NetMcp.Changes.Running;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes;

/// <summary>What tools and commands reach changes through.</summary>
internal sealed class Changes(IPlanner planner, IPlanStore plans, IChangeRules rules, ChangeRuns runs, ChangeStates states, IApprovalGate approvals, ChangePorts ports) : IChanges, IDisposable
{
    // Two calls for one plan at once must not both find that it has not begun.
    private readonly SemaphoreSlim _applying = new(1);

    private static Failure Unanswered => new(
        FailureCode.InternalError, "The gateway's disk has not answered. Nothing of this plan is begun, and nothing will be: when the disk answers the change ends as refused. Plan again then.");

    /// <inheritdoc/>
    public ChangeFreeze? Freeze => rules.Freeze;

    /// <inheritdoc/>
    public async Task<Outcome<ChangePlan>> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        DeviceClaims.Trial? trial = null;
        if (request.DryRun == DryRun.Device && !(await DeviceTrial.BeginAsync(runs, request, cancellationToken).ConfigureAwait(false)).TryGet(out trial, out var objection))
        {
            return objection;
        }

        using (trial)
        {
            return await KeepAsync(await planner.PlanAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Outcome<ChangePlan> FindPlan(ChangeId change, ICaller caller) => plans.Find(change) is { } plan
        ? plan
        : new Failure(FailureCode.InvalidArgument, plans.WhyNot(change) ?? $"There is no change {change}; network.change.list shows which there are.");

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!FindPlan(request.Change, request.Caller).TryGet(out var plan, out var failure))
        {
            return failure;
        }

        await runs.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _applying.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return runs.IsUnanswered(plan.Id) ? Unanswered
                : states.Of(plan) is { State: not ChangeState.Planned }
                ? await RepeatAsync(plan, request, cancellationToken).ConfigureAwait(false)
                : await BeginAsync(plan, request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _applying.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> WaitAsync(
        ChangeId change, ICaller caller, TimeSpan wait, IProgress<ChangeStatus>? progress, CancellationToken cancellationToken)
    {
        if (!FindPlan(change, caller).TryGet(out var plan, out var failure))
        {
            return failure;
        }

        var until = ports.Steady + wait;
        ChangeStatus? told = null;
        while (runs.Find(change) is { } run)
        {
            // Taken before the status is looked at, so that no change between the two is missed.
            var changed = run.Changed;
            var status = run.Status;
            if (!ReferenceEquals(status, told))
            {
                progress?.Report(status);
                told = status;
            }

            var left = until - ports.Steady;
            if (status.HasEnded || status.State == ChangeState.AwaitingConfirmation || left <= TimeSpan.Zero)
            {
                return status;
            }

            try
            {
                await changed.WaitAsync(left, ports.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Seen by the clock.
            }
        }

        return await WaitForApprovalAsync(plan, until, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public PolicyVerdict Judge(ChangePlan plan) => approvals.Judge(plan);

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> ConfirmAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken)
    {
        if (!FindPlan(change, caller).TryGet(out var plan, out var failure))
        {
            return failure;
        }

        if (!plan.RequesterConfirms)
        {
            return new Failure(FailureCode.InvalidArgument, "This plan asks for nobody's confirmation: its checks decide.");
        }

        if (!plan.RequestedBy.Is(caller))
        {
            return new Failure(FailureCode.Forbidden, "Only who asked for the plan confirms it.");
        }

        if (runs.Find(change) is not { } run)
        {
            var status = states.Of(plan);
            return status.State == ChangeState.Planned ? new Failure(FailureCode.InvalidArgument, "The change is not applied yet; apply it first.") : status;
        }

        if (run.Status.State == ChangeState.RollingBack)
        {
            return new Failure(FailureCode.Forbidden, "The change is being undone: " + run.Status.Reason);
        }

        if (run.Status.State is ChangeState.Applying or ChangeState.Checking && run.FindPassed() is null)
        {
            return new Failure(FailureCode.Busy, "The checks still run: confirm when they have passed, which network.change.status tells as awaiting_confirmation.") { Retryable = true };
        }

        // One batch, and not what comes after it: its checks have not passed.
        if (run.FindPassed() is { } batch && !run.Has(RecordKind.RequesterConfirmed, batch))
        {
            try
            {
                await run.WriteAsync(RecordKind.RequesterConfirmed, CancellationToken.None, record => record with { Batch = batch, By = ChangeRequester.Of(caller), Text = $"confirmed by {ChangeRequester.Of(caller).Shown}" }).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                ports.Logger.NotWritten(e, change.Value);
                return new Failure(FailureCode.InternalError, NotWritten.Reason(e) + " The confirmation does not count.") { Retryable = true };
            }
        }

        return run.Status;
    }

    /// <inheritdoc/>
    public async Task<Outcome<ChangeStatus>> RollBackAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken)
    {
        if (!FindPlan(change, caller).TryGet(out var plan, out var failure))
        {
            return failure;
        }

        if (runs.Find(change) is { } run && !run.Status.HasEnded)
        {
            if (run.Status.State == ChangeState.Confirming)
            {
                return new Failure(FailureCode.Busy, "It is decided to keep the change, and its devices are being told; take it back when it has ended.") { Retryable = true };
            }

            var by = ChangeRequester.Of(caller);
            run.AskUndo(new Failure(FailureCode.Forbidden, $"{by.Shown} asked for the change to be undone."), by);
            return run.Status;
        }

        if ((FindRollback(change) ?? FindWaitingRollback(change)) is { } begun)
        {
            return Of(begun);
        }

        var ended = states.Of(plan);
        var left = Left(plan, ended);
        if (left.Count == 0)
        {
            return new Failure(FailureCode.InvalidArgument, $"Nothing of the change is in force, as far as is known: it is {ended.State}.");
        }

        // A plan that could not be applied now would only lie about.
        var devices = left.Select(image => image.Device).ToList();
        if ((runs.StopObjection ?? rules.FreezeObjection ?? runs.Stuck.FindObjection(devices) ?? runs.Claims.FindObjection(devices)) is { } objection)
        {
            return objection;
        }

        var planned = await planner.PlanRollbackAsync(plan, left, caller, cancellationToken).ConfigureAwait(false);
        planned = await KeepAsync(planned, cancellationToken).ConfigureAwait(false);
        if (!planned.TryGet(out var rollback, out var refused))
        {
            return refused;
        }

        // What was accepted for the change is for its rollback, and no more than that.
        var accepted = Reduced(plan).ToHashSet();
        if (Reduced(rollback).Except(accepted).ToList() is { Count: > 0 } lesser)
        {
            return new Failure(
                FailureCode.Forbidden,
                $"The promise is reduced on {string.Join(", ", lesser)}, which was not accepted when the change was applied. The rollback is planned as {rollback.Id}: look at it, and apply it with accept_reduced_safety to take it.")
            { Device = lesser[0] };
        }

        return await ApplyAsync(new ApplyRequest(rollback.Id, caller) { AcceptReducedSafety = accepted.Count > 0 }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ChangeSummary> List(ChangeQuery query, ICaller caller)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. plans.All()
            .Where(plan => query.Seen?.Invoke(plan) ?? true)
            .Where(plan => query.Requester is null || plan.Requester == query.Requester)
            .Where(plan => query.Device is not { } device || plan.Devices.Contains(device))
            .Select(plan => new ChangeSummary(plan.Id, StateOf(plan), plan.Requester, plan.CreatedAt, plan.Devices, plan.Comment))
            .Where(summary => query.State is null || summary.State == query.State)
            .Take(query.Limit)];
    }

    /// <inheritdoc/>
    public Task SetFreezeAsync(bool frozen, string by, string? reason, CancellationToken cancellationToken) =>
        rules.SetFreezeAsync(frozen, by, reason, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _applying.Dispose();

    // A handle that is given out can be applied after a restart too.
    private async Task<Outcome<ChangePlan>> KeepAsync(Outcome<ChangePlan> planned, CancellationToken cancellationToken)
    {
        if (!planned.TryGet(out var plan, out _))
        {
            return planned;
        }

        try
        {
            await plans.SaveAsync(plan, cancellationToken).ConfigureAwait(false);
            return plan;
        }
        catch (IOException e)
        {
            ports.Logger.NotWritten(e, plan.Id.Value);
            return new Failure(FailureCode.InternalError, "The gateway's disk does not take the plan.") { Retryable = true };
        }
    }

    private async Task<Outcome<ChangeStatus>> RepeatAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // A key that belongs to another plan is refused even where this one has begun.
            return await rules.NoteKeyAsync(plan, request, cancellationToken).ConfigureAwait(false) is { } refused ? refused : states.Of(plan);
        }
        catch (IOException e)
        {
            ports.Logger.NotWritten(e, plan.Id.Value);
            return new Failure(FailureCode.InternalError, "The gateway's disk does not take the idempotency key; nothing was done.") { Retryable = true };
        }
    }

    private async Task<Outcome<ChangeStatus>> BeginAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken)
    {
        if ((runs.StopObjection ?? rules.FindObjection(plan, request) ?? runs.Stuck.FindObjection(plan.Devices.Select(device => device.Device)) ?? runs.Claims.Claim(plan)) is { } objection)
        {
            return objection;
        }

        var hasBegun = false;
        try
        {
            var asked = await approvals.AskAsync(plan, request.Caller, cancellationToken).ConfigureAwait(false);
            if (!asked.TryGet(out var isApproved, out var denied) || !isApproved)
            {
                return denied is null ? Of(plan) : denied;
            }

            var admitted = await rules.AdmitAsync(plan, request, cancellationToken).ConfigureAwait(false);
            if (admitted.Failure is { } refused)
            {
                return refused;
            }

            // The last before the beginning: an approval that is taken is used, and what is refused before that costs none.
            if (!(await approvals.TakeAsync(plan, request.Caller, cancellationToken).ConfigureAwait(false)).TryGet(out var approval, out denied))
            {
                return denied;
            }

            // Begun now, or admitted by a gateway that died before it wrote anything of it.
            var run = await runs.BeginAsync(plan, ChangeRequester.Of(request.Caller), approval).ConfigureAwait(false);
            hasBegun = true;
            return run is not null ? run.Status : Unanswered;
        }
        catch (IOException e)
        {
            ports.Logger.NotWritten(e, plan.Id.Value);
            return new Failure(FailureCode.InternalError, NotWritten.Reason(e) + " Nothing was begun.") { Retryable = true };
        }
        finally
        {
            if (!hasBegun)
            {
                runs.Claims.Release(plan.Id);
            }
        }
    }

    // Until it can be applied, or cannot any more.
    private async Task<ChangeStatus> WaitForApprovalAsync(ChangePlan plan, TimeSpan until, IProgress<ChangeStatus>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = approvals.Changed;
            var status = Of(plan);
            var left = until - ports.Steady;
            if (status.State != ChangeState.AwaitingApproval || left <= TimeSpan.Zero)
            {
                return status;
            }

            progress?.Report(status);
            try
            {
                await changed.WaitAsync(left, ports.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Seen by the clock.
            }
        }
    }

    private ChangeStatus Of(ChangePlan plan)
    {
        var status = states.Of(plan);
        return status.State == ChangeState.Planned && approvals.Find(plan.Id) is { } standing
            ? status with { State = standing.IsWaiting ? ChangeState.AwaitingApproval : ChangeState.Planned, Approval = standing }
            : status;
    }

    private ChangeState StateOf(PlanHeader plan) => states.StateOf(plan) is not ChangeState.Planned and var state ? state
        : approvals.Find(plan.Id) is { IsWaiting: true } ? ChangeState.AwaitingApproval : ChangeState.Planned;

    // One that people have been asked to approve, or have approved.
    private ChangePlan? FindWaitingRollback(ChangeId change) => plans.All()
        .Where(header => header.RollsBack == change && states.StateOf(header) == ChangeState.Planned && approvals.Find(header.Id) is not null)
        .Select(header => plans.Find(header.Id))
        .FirstOrDefault(plan => plan is not null);

    private static IEnumerable<DeviceName> Reduced(ChangePlan plan) =>
        plan.Devices.Where(device => device.Abilities.Promise.Grade == "reduced").Select(device => device.Device);

    // The rollback of a change that is under way or has ended with something in force; one that was taken back itself is none any more.
    private ChangePlan? FindRollback(ChangeId change) => plans.All()
        .Where(header => header.RollsBack == change
            && states.StateOf(header) is not (ChangeState.Planned or ChangeState.Refused or ChangeState.Stale or ChangeState.RolledBack)
            && FindRollback(header.Id) is null)
        .Select(header => plans.Find(header.Id))
        .FirstOrDefault(plan => plan is not null);

    // What was kept, or could not be read back after the confirm, has no image of its own: it is taken back if it is as planned.
    private List<PostImage> Left(ChangePlan plan, ChangeStatus status) =>
        [.. from device in status.Devices
            where device.State is DeviceChangeState.Confirmed or DeviceChangeState.Kept
            let planned = plan.Devices.First(other => other.Device == device.Device)
            let hash = ports.Images.Find(plan.Id, device.Device, ImageKind.AfterHash)
            let xml = ports.Images.Find(plan.Id, device.Device, ImageKind.After)
            select hash is null || xml is null ? new PostImage(device.Device, planned.TargetHash, planned.TargetXml) : new PostImage(device.Device, hash, xml)];
}
