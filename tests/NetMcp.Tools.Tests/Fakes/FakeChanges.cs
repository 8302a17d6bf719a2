using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>Changes that a test says, and what was asked of them.</summary>
internal sealed class FakeChanges : IChanges
{
    public List<PlanRequest> Planned { get; } = [];

    public List<ApplyRequest> Applied { get; } = [];

    public List<(string What, ChangeId Change, string Requester)> Asked { get; } = [];

    public TimeSpan? Waited { get; private set; }

    public ChangeQuery? LastQuery { get; private set; }

    public Func<PlanRequest, Outcome<ChangePlan>> Plan { get; set; } = request => SamplePlans.Of(request);

    public Func<ChangeId, Outcome<ChangePlan>> Known { get; set; } = _ => SamplePlans.Of(new PlanRequest { Caller = new LocalCaller("x"), Edits = [] });

    public Func<ChangeId, Outcome<ChangeStatus>> Status { get; set; } = change => new ChangeStatus(change, ChangeState.Applying);

    /// <summary>What a wait reports before it answers.</summary>
    public IReadOnlyList<ChangeStatus> Reports { get; set; } = [];

    /// <summary>What a wait waits for after that.</summary>
    public Task Waiting { get; set; } = Task.CompletedTask;

    public PolicyVerdict Verdict { get; set; } = new(ChangePolicy.AllowAll, []);

    public IReadOnlyList<ChangeSummary> Summaries { get; set; } = [];

    public ChangeFreeze? Freeze { get; set; }

    public Task<Outcome<ChangePlan>> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        Planned.Add(request);
        return Task.FromResult(Plan(request));
    }

    public Outcome<ChangePlan> FindPlan(ChangeId change, ICaller caller) => Known(change);

    public Task<Outcome<ChangeStatus>> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        Applied.Add(request);
        return Task.FromResult(Status(request.Change));
    }

    public PolicyVerdict Judge(ChangePlan plan) => Verdict;

    public async Task<Outcome<ChangeStatus>> WaitAsync(ChangeId change, ICaller caller, TimeSpan wait, IProgress<ChangeStatus>? progress, CancellationToken cancellationToken)
    {
        Waited = wait;
        foreach (var report in Reports)
        {
            progress?.Report(report);
        }

        await Waiting.WaitAsync(cancellationToken);
        return Status(change);
    }

    public Task<Outcome<ChangeStatus>> ConfirmAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken) => Ask("confirm", change, caller);

    public Task<Outcome<ChangeStatus>> RollBackAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken) => Ask("rollback", change, caller);

    public IReadOnlyList<ChangeSummary> List(ChangeQuery query, ICaller caller)
    {
        LastQuery = query;
        return Summaries;
    }

    public Task SetFreezeAsync(bool frozen, string by, string? reason, CancellationToken cancellationToken)
    {
        Freeze = frozen ? new ChangeFreeze(by, DateTimeOffset.UnixEpoch, reason) : null;
        return Task.CompletedTask;
    }

    private Task<Outcome<ChangeStatus>> Ask(string what, ChangeId change, ICaller caller)
    {
        Asked.Add((what, change, caller.Name));
        return Task.FromResult(Status(change));
    }
}
