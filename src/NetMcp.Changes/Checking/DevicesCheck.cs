using NetMcp.Changes.Applying;
using NetMcp.Changes.Plans;

namespace NetMcp.Changes.Checking;

/// <summary>A check of the plan, to be made on one device.</summary>
/// <param name="Check">The check.</param>
/// <param name="Device">Where.</param>
internal sealed record DevicesCheck(PlannedCheck Check, DeviceRun Device)
{
    /// <summary>The checks of a batch: that each device can be reached comes first, asked for or not.</summary>
    public static IReadOnlyList<DevicesCheck> Of(ChangePlan plan, IReadOnlyList<DeviceRun> batch)
    {
        var all = new List<DevicesCheck>();
        foreach (var device in batch)
        {
            var own = plan.Checks.Where(check => check.Device is null || check.Device == device.Name).ToList();
            all.Add(new(own.Find(check => check.Kind == CheckKind.Reachable) ?? new PlannedCheck(CheckKind.Reachable), device));
            all.AddRange(own.Where(check => check.Kind != CheckKind.Reachable).Select(check => new DevicesCheck(check, device)));
        }

        return all;
    }
}
