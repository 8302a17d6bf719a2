using NetMcp.Changes.Applying;
using NetMcp.Changes.States;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Deciding;

/// <summary>What the devices of a change come to together. A pure function.</summary>
internal static class ChangeEnd
{
    /// <summary>The end of a change whose devices are all released.</summary>
    /// <param name="run">The change.</param>
    /// <param name="failure">Why it was not kept, if it was not.</param>
    public static ChangeState Of(ChangeRun run, Failure? failure)
    {
        var states = run.Status.Devices.Where(device => run.Devices.Any(other => other.Name == device.Device)).Select(device => device.State).ToList();
        if (states.Contains(DeviceChangeState.Unknown))
        {
            return ChangeState.Unknown;
        }

        // Where nothing is edited there is nothing to confirm, and a failure decides.
        if (states.TrueForAll(state => state == DeviceChangeState.Confirmed) && (states.Count > 0 || failure is null))
        {
            return ChangeState.Confirmed;
        }

        if (states.Exists(state => state is DeviceChangeState.Confirmed or DeviceChangeState.Kept))
        {
            return ChangeState.PartiallyConfirmed;
        }

        // Where the device refused the commit, or nothing was sent, nothing was ever in force.
        if (run.Devices.Any(device => device.Facts.IsCommitted || (device.Facts.MayBeInForce && device.Failure?.Transmission != Transmission.Refused)))
        {
            return ChangeState.RolledBack;
        }

        return failure?.Code == FailureCode.Stale ? ChangeState.Stale : ChangeState.Refused;
    }
}
