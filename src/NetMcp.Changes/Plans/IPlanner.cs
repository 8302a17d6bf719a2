using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Plans;

/// <summary>Makes plans; whoever asks saves them. What is wrong with a request's edits is in the plan's messages; a failure means that there is no plan at all.</summary>
internal interface IPlanner
{
    /// <summary>Plans what was asked for.</summary>
    Task<Outcome<ChangePlan>> PlanAsync(PlanRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Plans the inverse of a change that was confirmed. Refused with <see cref="FailureCode.Stale"/>, naming what differs, where the touched
    /// subtrees of a device are not what the change left there.
    /// </summary>
    /// <param name="confirmed">The change's plan.</param>
    /// <param name="left">What the change left on each device that it is to be taken back on; a device of the plan that is not in it is left alone.</param>
    /// <param name="caller">Who asks, with what it may see and do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<ChangePlan>> PlanRollbackAsync(ChangePlan confirmed, IReadOnlyList<PostImage> left, ICaller caller, CancellationToken cancellationToken);
}
