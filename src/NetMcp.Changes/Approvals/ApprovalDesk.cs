using NetMcp.Changes.Callers;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Approvals;

/// <summary>The requests for approval: one turn at a time, and in the audit log before anything of them counts.</summary>
internal sealed class ApprovalDesk(
    ApprovalStore store, IPlanStore plans, IPolicySource policy, JudgedModels models, IDeviceDirectory directory, IApprovalNotices notices, IRevokedApprovals revoked, IAuditLog audit, TimeProvider time) : IApprovals, IApprovalGate, IDisposable
{
    /// <summary>For how long one that has ended is shown.</summary>
    private static readonly TimeSpan ShownAfterEnd = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ApprovalTrail _trail = new(audit);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <inheritdoc/>
    public PolicyVerdict Judge(ChangePlan plan) => models.Judge(plan, Device, Now());

    /// <inheritdoc/>
    public ApprovalStanding? Find(ChangeId change) => FindRequest(change) is { State: ApprovalState.Open } request && !IsOver(request) ? Standing(request) : null;

    /// <inheritdoc/>
    public async Task<Outcome<bool>> AskAsync(ChangePlan plan, ICaller caller, CancellationToken cancellationToken)
    {
        await models.FetchAsync(plan, cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var verdict = Judge(plan);
            if (await ObjectionAsync(plan, verdict, caller, cancellationToken).ConfigureAwait(false) is { } objection)
            {
                return objection;
            }

            if (verdict.Kind == PolicyEffectKind.Allow)
            {
                return true;
            }

            var request = await OpenAsync(plan, verdict, cancellationToken).ConfigureAwait(false);
            return new ApprovalStanding(request, Approvers.Progress(request, verdict, Now(), revoked)).IsApproved;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<ChangeApproval?>> TakeAsync(ChangePlan plan, ICaller caller, CancellationToken cancellationToken)
    {
        await models.FetchAsync(plan, cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var verdict = Judge(plan);
            if (await ObjectionAsync(plan, verdict, caller, cancellationToken).ConfigureAwait(false) is { } objection)
            {
                return objection;
            }

            var request = FindRequest(plan.Id) is { State: ApprovalState.Open } open && !IsOver(open) ? open : null;
            if (verdict.Kind == PolicyEffectKind.Allow)
            {
                if (request is not null)
                {
                    await EndAsync(request, ApprovalState.Voided, "The policy asks for none any more, and the plan is applied.", CancellationToken.None).ConfigureAwait(false);
                }

                return (ChangeApproval?)null;
            }

            var progress = request is null ? [] : Approvers.Progress(request, verdict, Now(), revoked);
            if (request is null || request.PlanHash != plan.Hash || progress.Count == 0 || progress.Any(need => !need.IsMet))
            {
                return new Failure(FailureCode.Forbidden, "The approval does not hold any more: the policy, a group or the time has changed, or whoever approved was revoked. Apply again to see what is missing.") { Retryable = true };
            }

            // From here it is used, whatever becomes of the change: no second beginning can find it.
            var approval = new ChangeApproval(request.Id, [.. progress.SelectMany(need => need.Given).Distinct(StringComparer.Ordinal)]);
            await EndAsync(request, ApprovalState.Used, $"Approved by {string.Join(", ", approval.Approvers)}; {ChangeRequester.Of(caller).Shown} applies the plan.", CancellationToken.None).ConfigureAwait(false);
            return approval;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ApprovalStanding>> ListAsync(ICaller caller, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await TidyAsync(cancellationToken).ConfigureAwait(false);
            return [.. store.All().Where(request => Sees(request, caller)).OrderByDescending(request => request.CreatedAt).Select(Standing)];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<(ApprovalStanding Standing, ChangePlan? Plan)>> FindAsync(string id, ICaller caller, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await TidyAsync(cancellationToken).ConfigureAwait(false);
            return (store.Find(id) ?? (ChangeId.TryParse(id, out var change) ? FindRequest(change) : null)) is { } request && Sees(request, caller) && Objection(request, caller) is null ? (Standing(request), plans.Find(request.Change) is { } plan ? ShownPlan.Of(plan, caller) : null) : Missing();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<ApprovalStanding>> DecideAsync(ApprovalAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await TidyAsync(cancellationToken).ConfigureAwait(false);
            if (store.Find(answer.Id) is not { } request || !Sees(request, answer.Caller))
            {
                return Missing();
            }

            var by = ChangeRequester.Of(answer.Caller);
            if (request.Decisions.FirstOrDefault(decision => decision.By.Name == by.Name && decision.Approves == answer.Approves && Counts(decision)) is not null
                && request.State is not ApprovalState.Voided && request.PlanHash == answer.PlanHash && Objection(request, answer.Caller) is null)
            {
                return Standing(request);
            }

            if (Refusal(request, answer, by) is { } refusal)
            {
                await _trail.RefusedAsync(request, answer, refusal, cancellationToken).ConfigureAwait(false);
                return refusal;
            }

            // Nobody can take it back half way: what the log has is on the disk or said to have failed.
            var now = Now();
            var decision = new ApprovalDecision(by, answer.Approves, now, Least(now + policy.Current.ApprovalLifetime, request.ExpiresAt), answer.Comment);
            var next = request with { Decisions = [.. request.Decisions, decision] };
            next = answer.Approves ? next : next with { State = ApprovalState.Rejected, EndedAt = now, EndReason = $"Rejected by {by.Shown}{(answer.Comment is null ? "." : ": " + answer.Comment)}" };
            await _trail.DecidedAsync(next, decision, answer.Client).ConfigureAwait(false);
            await SaveAsync(next, answer.Approves ? AuditKind.ApprovalGiven : AuditKind.ApprovalRejected).ConfigureAwait(false);
            return Standing(next);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<Failure?> ObjectionAsync(ChangePlan plan, PolicyVerdict verdict, ICaller caller, CancellationToken cancellationToken)
    {
        Failure? failure = null;
        if (verdict.Kind == PolicyEffectKind.Deny)
        {
            failure = new Failure(FailureCode.Forbidden, $"The policy denies this change. {string.Join(' ', verdict.Reasons.Take(10))}");
        }
        else if (FindRequest(plan.Id) is { State: ApprovalState.Rejected, EndReason: { } reason })
        {
            failure = new Failure(FailureCode.Forbidden, $"{reason} The plan is not applied; plan again what takes that into account.");
        }

        if (failure is not null)
        {
            await _trail.RefusedAsync(plan, caller, failure, cancellationToken).ConfigureAwait(false);
        }

        return failure;
    }

    // One at a time for a plan. One that ended unused is no hindrance to asking again.
    private async Task<ApprovalRequest> OpenAsync(ChangePlan plan, PolicyVerdict verdict, CancellationToken cancellationToken)
    {
        if (FindRequest(plan.Id) is { State: ApprovalState.Open } open)
        {
            if (!IsOver(open))
            {
                return open;
            }

            await EndAsync(open, ApprovalState.Voided, "Its time was over.", cancellationToken).ConfigureAwait(false);
        }

        var request = new ApprovalRequest
        {
            Id = ApprovalStore.NewId(),
            Change = plan.Id,
            PlanHash = plan.Hash,
            RequestedBy = plan.RequestedBy,
            Devices = [.. plan.Devices.Select(device => device.Device)],
            Comment = plan.Comment,
            CreatedAt = Now(),
            ExpiresAt = plan.ExpiresAt,
            Needs = verdict.Needs,
            Reasons = [.. verdict.Reasons.Take(20)],
        };
        await _trail.RequestedAsync(request).ConfigureAwait(false);
        await SaveAsync(request, AuditKind.ApprovalRequested).ConfigureAwait(false);
        notices.Announce(request);
        return request;
    }

    private Failure? Refusal(ApprovalRequest request, ApprovalAnswer answer, ChangeRequester by)
    {
        if (!Approvers.IsNamed(answer.Caller))
        {
            return Forbidden("Nobody has said who they are, so nobody can approve or reject here. Configure authorization, or use 'netmcp approvals' on the gateway's own machine.");
        }

        if (Objection(request, answer.Caller) is { } objection)
        {
            return objection;
        }

        if (request.State != ApprovalState.Open)
        {
            return Forbidden($"The request has ended: {request.EndReason}");
        }

        if (request.PlanHash != answer.PlanHash)
        {
            return new Failure(FailureCode.Stale, "This is not the hash of the plan that the request is for. Look at the request again, and decide about what it shows.");
        }

        if (answer.Comment is { Length: > ApprovalAnswer.LongestComment })
        {
            return new Failure(FailureCode.LimitExceeded, $"A comment has at most {ApprovalAnswer.LongestComment} characters.");
        }

        if (answer.Approves)
        {
            return Refusal(request, by);
        }

        // The requester may say no too.
        return Approvers.AreOne(request.RequestedBy, by) || policy.Current.Groups.Values.Any(members => members.Contains(by.Name))
            ? null
            : Forbidden("You are in none of the groups of the policy, so you cannot reject it.");
    }

    private Failure? Refusal(ApprovalRequest request, ChangeRequester by)
    {
        if (Approvers.AreOne(request.RequestedBy, by))
        {
            return Forbidden("Who asked for a change, or stands behind whoever asked, does not approve it.");
        }

        if (request.Decisions.Any(decision => Counts(decision) && Approvers.AreOne(decision.By, by)))
        {
            return Forbidden("You, or somebody behind you, have approved it already: another person is needed.");
        }

        if (plans.Find(request.Change) is not { } plan || plan.Hash != request.PlanHash)
        {
            return new Failure(FailureCode.Stale, "The plan is not there any more, so nothing can be approved.");
        }

        var verdict = Judge(plan);
        if (verdict.Kind == PolicyEffectKind.Deny)
        {
            return Forbidden($"The policy denies this change now. {string.Join(' ', verdict.Reasons.Take(10))}");
        }

        return verdict.Needs.Any(need => verdict.Policy.IsMember(need.Group, by.Name))
            ? null
            : Forbidden($"The policy asks for {string.Join(" and ", verdict.Needs)}, and you are in none of these groups.");
    }

    // On every device, and every node that is touched there. What is not told of a plan that is gone cannot be looked at, but said no to.
    private Failure? Objection(ApprovalRequest request, ICaller caller)
    {
        var touches = plans.Find(request.Change)?.Devices.ToDictionary(device => device.Device, device => device.Touches);
        foreach (var device in request.Devices)
        {
            var question = new AccessQuestion
            {
                Operation = GrantOperation.Approve,
                Device = Device(device),
                DevicesInChange = request.Devices.Count,
                Paths = touches?.GetValueOrDefault(device)?.Select(touch => NodePath.TryParse(touch.Path, out var path) ? path : NodePath.Root).ToList() ?? [],
            };
            if (question.Device is null || caller.FindObjection(question) is not null)
            {
                return Forbidden("You may not approve changes of all that this one touches.");
            }
        }

        return null;
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        foreach (var request in store.All().ToList())
        {
            if (request.State == ApprovalState.Open && IsOver(request))
            {
                await EndAsync(request, ApprovalState.Voided, "Its time was over.", cancellationToken).ConfigureAwait(false);
            }
            else if (request.EndedAt is { } ended && now - ended > ShownAfterEnd && now > request.ExpiresAt)
            {
                await store.RemoveAsync(request.Id).ConfigureAwait(false);
            }
        }
    }

    private async Task EndAsync(ApprovalRequest request, ApprovalState state, string reason, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ended = request with { State = state, EndedAt = Now(), EndReason = reason };
        await _trail.EndedAsync(ended).ConfigureAwait(false);
        await SaveAsync(ended, state == ApprovalState.Used ? AuditKind.ApprovalUsed : AuditKind.ApprovalVoided).ConfigureAwait(false);
    }

    private async Task SaveAsync(ApprovalRequest request, AuditKind kind)
    {
        try
        {
            await store.SaveAsync(request).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await _trail.NotSavedAsync(request, kind).ConfigureAwait(false);
            throw e as IOException ?? new IOException("The requests for approval cannot be written.", e);
        }

        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    // At most one is open; times say nothing of the order, as clocks are set back.
    private ApprovalRequest? FindRequest(ChangeId change) => store.All().Where(request => request.Change == change)
        .MaxBy(request => (request.State == ApprovalState.Rejected, request.State == ApprovalState.Open, request.CreatedAt));

    private ApprovalStanding Standing(ApprovalRequest request) => new(
        request,
        request.State == ApprovalState.Open && plans.Find(request.Change) is { } plan && plan.Hash == request.PlanHash ? Approvers.Progress(request, Judge(plan), Now(), revoked) : []);

    // What was revoked does not keep the same person from saying it again with a token that stands.
    private bool Counts(ApprovalDecision decision) => decision.ExpiresAt > Now() && !(decision.Approves && revoked.IsRevoked(decision));

    private bool IsOver(ApprovalRequest request) => Now() >= request.ExpiresAt;

    private bool Sees(ApprovalRequest request, ICaller caller) => request.Devices.All(device => Device(device) is { } known ? caller.Shows(known) : !caller.LimitsPaths && caller.Chain.Count == 0);

    private DeviceSummary? Device(DeviceName name) => directory.Find(name.Value).TryGet(out var device, out _) ? device : null;

    // Approvals end by the clock on the wall, as people were told. One that stands before an approval was given makes it count for nothing.
    private DateTimeOffset Now() => time.GetUtcNow();

    private static DateTimeOffset Least(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static Failure Missing() => new(FailureCode.InvalidArgument, "There is no such request for approval.");

    private static Failure Forbidden(string message) => new(FailureCode.Forbidden, message);
}
