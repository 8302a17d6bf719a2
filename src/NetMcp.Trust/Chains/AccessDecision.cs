using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Chains;

/// <summary>What a chain says to a request.</summary>
/// <param name="Refusals">Every reason against it, of every link; empty when it is allowed.</param>
/// <param name="Paths">For each path of the request what may be seen of it, by all links together, in the request's order.</param>
/// <param name="Budgets">The budgets of the token and of every link, all of which are to be debited before the call.</param>
public sealed record AccessDecision(IReadOnlyList<Refusal> Refusals, IReadOnlyList<PathAccess> Paths, IReadOnlyList<BudgetOwed> Budgets)
{
    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => Refusals.Count == 0;

    /// <summary>
    /// Whether the caller is to be answered as if the tool, the device or the node did not exist: what somebody may not do it does not see. When
    /// something else is the matter (a budget, an operation) it is told.
    /// </summary>
    public bool LooksMissing => Refusals.Any(refusal => refusal.Code is RefusalCode.Device or RefusalCode.Tool or RefusalCode.Path or RefusalCode.Datastore);
}
