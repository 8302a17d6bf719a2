using NetMcp.Changes.Plans;
using NetMcp.Core.Access;

namespace NetMcp.Changes.Callers;

/// <summary>
/// A plan as somebody sees it. Its difference is of nodes that whoever sees the plan sees; its messages were written for the requester, and may name others.
/// </summary>
internal static class ShownPlan
{
    /// <summary>The plan; its handle and hash are those of the whole.</summary>
    public static ChangePlan Of(ChangePlan plan, ICaller caller) =>
        !caller.LimitsPaths || caller.RulesId == plan.RulesId ? plan : plan with { Messages = [.. plan.Messages.Select(message => Of(message, caller))] };

    private static PlanMessage Of(PlanMessage message, ICaller caller) => message with
    {
        Path = NodePath.TryParse(message.Path, out var path) && caller.See(path) == PathAccess.Allowed ? message.Path : null,
        Text = message.IsError ? "Something is wrong here; what it is was told to the requester." : "Something may be wrong here; what it is was told to the requester.",
    };
}
