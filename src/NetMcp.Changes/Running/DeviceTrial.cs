using NetMcp.Changes.Plans;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Running;

/// <summary>Lets a plan be tried out on its devices while no change is under way there.</summary>
internal static class DeviceTrial
{
    /// <summary>Holds the devices until it is disposed, or says what keeps them.</summary>
    public static async Task<Outcome<DeviceClaims.Trial>> BeginAsync(ChangeRuns runs, PlanRequest request, CancellationToken cancellationToken)
    {
        // Also before a restarted gateway has the candidate's lock again: nothing is staged beside a commit that pends.
        await runs.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        var devices = request.Edits.Select(edit => edit.Device).ToHashSet();
        foreach (var device in devices)
        {
            if (runs.Stuck.FindObjection([device]) is { } stuck)
            {
                return stuck;
            }

            if (runs.Claims.Find(device) is { } change)
            {
                return new Failure(FailureCode.Busy, $"The change {change} is under way on {device}, so nothing can be tried there; wait until it has ended, or plan with dry_run gateway.") { Device = device, Retryable = true };
            }
        }

        return runs.Claims.HoldForTrial(devices);
    }
}
