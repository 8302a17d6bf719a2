using System.Collections.Concurrent;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Changes.Rules;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Tests.Running;

/// <summary>Plans in memory, rules that object to what a test says, and a planner that gives the inverse it was given.</summary>
internal sealed class StoreAndRules : IPlanStore, IChangeRules, IPlanner
{
    private readonly ConcurrentDictionary<ChangeId, ChangePlan> _plans = new();
    private readonly ConcurrentDictionary<ChangeId, bool> _admitted = new();

    public Failure? Objection { get; set; }

    public ChangePlan? Rollback { get; set; }

    public IReadOnlyList<PostImage> Left { get; private set; } = [];

    public ChangeFreeze? Freeze { get; private set; }

    public Failure? FreezeObjection => null;

    public Task SaveAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        _plans[plan.Id] = plan;
        return Task.CompletedTask;
    }

    public ChangePlan? Find(ChangeId id) => _plans.GetValueOrDefault(id);

    public string? WhyNot(ChangeId id) => _plans.ContainsKey(id) ? null : "There is none.";

    public IEnumerable<PlanHeader> All() => _plans.Values.OrderByDescending(plan => plan.CreatedAt).Select(PlanHeader.Of);

    public void RemoveExpired()
    {
        // Its plans go with the test.
    }

    public Task SetFreezeAsync(bool frozen, string by, string? reason, CancellationToken cancellationToken)
    {
        Freeze = frozen ? new ChangeFreeze(by, DateTimeOffset.UnixEpoch, reason) : null;
        return Task.CompletedTask;
    }

    public Failure? FindObjection(ChangePlan plan, ApplyRequest request) => Objection;

    public Task<Outcome<bool>> AdmitAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<bool>>(Objection is { } objection ? objection : _admitted.TryAdd(plan.Id, true));

    public Task<Failure?> NoteKeyAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken) => Task.FromResult<Failure?>(null);

    public Task<Outcome<ChangePlan>> PlanAsync(PlanRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ChangePlan>> PlanRollbackAsync(
        ChangePlan confirmed, IReadOnlyList<PostImage> left, ICaller caller, CancellationToken cancellationToken)
    {
        Left = left;
        return Task.FromResult<Outcome<ChangePlan>>(Rollback!);
    }
}
