using System.Globalization;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Changes.States;

namespace NetMcp.Tools.Changing;

/// <summary>What an agent can do next about a change, in short sentences.</summary>
internal static class NextSteps
{
    /// <summary>After planning.</summary>
    public static IReadOnlyList<string> Of(ChangePlan plan, PolicyVerdict verdict, ChangeFreeze? freeze, TimeSpan longestWait)
    {
        if (!plan.CanBeApplied)
        {
            return ["It cannot be applied: correct what the messages say and plan again."];
        }

        if (plan.Devices.All(device => device.EditCount == 0))
        {
            return ["Nothing differs: the devices are as wanted already."];
        }

        if (verdict.Kind == PolicyEffectKind.Deny)
        {
            return ["The policy denies it as things are now (see policy): plan what it allows, or ask an operator."];
        }

        var steps = new List<string>();
        if (freeze is not null)
        {
            steps.Add("Changes are frozen: an operator must thaw them before it can be applied.");
        }

        var reduced = plan.Devices.Where(device => device.Abilities.Promise.Grade == "reduced").Select(device => device.Device.Value).ToList();
        steps.Add(reduced.Count == 0
            ? Call(ApplyTool.ToolName, plan.Id)
            : $"{Call(ApplyTool.ToolName, plan.Id, "\"accept_reduced_safety\":true")} if a person accepts what cannot be promised on {string.Join(", ", reduced)}.");
        steps.Add(verdict.Kind == PolicyEffectKind.Approve
            ? $"That asks people for approval ({string.Join(" and ", verdict.Needs)}), which no tool can give. {Wait(plan.Id, longestWait)} tells when it is there; then apply again."
            : $"Then {Wait(plan.Id, longestWait)}.");
        return steps;
    }

    /// <summary>While a change is under way, and after it.</summary>
    public static IReadOnlyList<string> Of(ChangeStatus status, TimeSpan longestWait) => status.State switch
    {
        ChangeState.Planned => [Call(ApplyTool.ToolName, status.Change)],
        ChangeState.AwaitingApproval =>
        [
            $"Nothing was begun: people must approve it, and no tool can. Tell them: netmcp approvals show {status.Approval?.Request.Id ?? status.Change.Value}",
            $"{Wait(status.Change, longestWait)} waits for them; when it is approved, {Call(ApplyTool.ToolName, status.Change)}.",
        ],
        ChangeState.Applying or ChangeState.Checking or ChangeState.Confirming or ChangeState.RollingBack => [Wait(status.Change, longestWait)],
        ChangeState.AwaitingConfirmation =>
        [
            $"{Call(ConfirmTool.ToolName, status.Change)}{(status.ConfirmBy is { } by ? " before " + Time(by) : string.Empty)}; without it the change is undone.",
            $"Or {Call(RollBackTool.ToolName, status.Change)}.",
        ],
        ChangeState.Confirmed => [$"{Call(RollBackTool.ToolName, status.Change)} takes it back."],
        ChangeState.RolledBack => ["All is as it was. See why (reason, checks, devices), then plan again."],
        ChangeState.Refused => ["Nothing was changed. See why (reason, devices), then plan again."],
        ChangeState.Stale => ["Nothing was changed: the devices have moved since. Plan again and look at the new difference."],
        ChangeState.PartiallyConfirmed => ["Some devices kept it, others did not. Tell a person which, and plan a change that makes them alike."],
        ChangeState.Unknown => ["What a device did is not known. Tell a person; read the touched paths before anything else is tried."],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status.State, "Unknown state."),
    };

    /// <summary>An instant, to the second.</summary>
    public static string Time(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Wait(ChangeId change, TimeSpan longest) =>
        Call(StatusTool.ToolName, change, string.Create(CultureInfo.InvariantCulture, $"\"wait_seconds\":{(int)longest.TotalSeconds}"));

    private static string Call(string tool, ChangeId change, string? more = null) => $"{tool} {{\"change\":\"{change}\"{(more is null ? string.Empty : "," + more)}}}";
}
