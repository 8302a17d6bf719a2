using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes;

/// <summary>Changes of configuration: planned, applied, judged, confirmed or undone. What tools and commands see of this room.</summary>
public interface IChanges
{
    /// <summary>Makes a plan: reads what the edits touch, checks them against the models, works out the difference and what can be promised.</summary>
    Task<Outcome<ChangePlan>> PlanAsync(PlanRequest request, CancellationToken cancellationToken);

    /// <summary>The plan, or a failure that says there is none of this name.</summary>
    Outcome<ChangePlan> FindPlan(ChangeId change, ICaller caller);

    /// <summary>
    /// Begins to apply a plan and returns as soon as the change is under way; the rest goes on by itself. A change that was applied already is
    /// not applied again: the answer is how it stands. One that needs approval waits for it: the answer says so, nothing is begun, and it is to be applied
    /// again when it is approved.
    /// </summary>
    Task<Outcome<ChangeStatus>> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken);

    /// <summary>How a change stands; waits until it has ended, needs somebody, or the time is over.</summary>
    Task<Outcome<ChangeStatus>> WaitAsync(ChangeId change, ICaller caller, TimeSpan wait, IProgress<ChangeStatus>? progress, CancellationToken cancellationToken);

    /// <summary>Gives the requester's own confirmation, where the plan asked for it. It never stands in for a check.</summary>
    Task<Outcome<ChangeStatus>> ConfirmAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a change back: one that is under way is undone; for one that was confirmed a new change is applied, the inverse of what it
    /// touched, refused where that no longer is as the change left it. The answer is of the change that now acts.
    /// </summary>
    Task<Outcome<ChangeStatus>> RollBackAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken);

    /// <summary>What the policy says of a plan now. It is asked again when the plan is applied.</summary>
    PolicyVerdict Judge(ChangePlan plan);

    /// <summary>The changes that are known, the newest first.</summary>
    IReadOnlyList<ChangeSummary> List(ChangeQuery query, ICaller caller);

    /// <summary>Stops every new change, or lets them again; those under way finish. Survives restarts.</summary>
    Task SetFreezeAsync(bool frozen, string by, string? reason, CancellationToken cancellationToken);

    /// <summary>Who froze changes, when and why; null when they are not frozen.</summary>
    ChangeFreeze? Freeze { get; }
}
