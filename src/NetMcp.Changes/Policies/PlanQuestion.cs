using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Policies;

/// <summary>Makes of a plan what a policy judges.</summary>
public static class PlanQuestion
{
    private static readonly IReadOnlyList<NodeTouch> Anything = [.. Enum.GetValues<TouchKind>().Select(kind => new NodeTouch("/", kind, IsWhole: true))];

    /// <summary>The question.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="find">The inventory as it is now: tags and sites are those of the judgement, not those of the planning. Null for what is not in it.</param>
    /// <param name="at">When.</param>
    public static PolicyQuestion Of(ChangePlan plan, Func<DeviceName, DeviceSummary?> find, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(find);
        return new PolicyQuestion
        {
            Principal = plan.Requester,
            At = at,
            Edits = plan.Devices.Sum(device => device.EditCount),
            DeviceCount = plan.Devices.Count,
            IsRollback = plan.RollsBack is not null,
            Devices = [.. plan.Devices.Select(device => Device(device, find(device.Device)))],
        };
    }

    // A difference whose nodes are not told may be of any.
    private static JudgedDevice Device(DevicePlan plan, DeviceSummary? known) =>
        new(plan.Device.Value, known?.Tags ?? [], known?.Site, plan is { EditCount: > 0, Touches.Count: 0 } ? Anything : plan.Touches) { IsGone = known is null };
}
