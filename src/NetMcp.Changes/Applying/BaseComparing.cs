using NetMcp.Changes.Journals;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Applying;

/// <summary>
/// Compares what a plan was made against with what runs, under lock. The touched subtrees decide; the device's commit id, where it has one, says
/// that somebody has committed since.
/// </summary>
internal static class BaseComparing
{
    /// <summary>A failure that says what moved. When nothing did the pre-image is on the disk, and the value says what else was committed since, or null.</summary>
    public static async Task<Outcome<string?>> CompareAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        var session = device.Session!;
        var read = await TouchedReading.ReadAsync(ports, device, session, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var now, out var failure))
        {
            return failure;
        }

        // A device that told no id when the change was planned has nothing to compare with.
        string? commit = null;
        if (device.Plan.CommitId is not null && !(await session.ReadCommitIdAsync(cancellationToken).ConfigureAwait(false)).TryGet(out commit, out failure))
        {
            return failure;
        }

        var since = commit is null || commit == device.Plan.CommitId ? null : $"the device's last commit was {device.Plan.CommitId} at planning and is {commit} now";
        if (now.Hash != device.Plan.BaseHash)
        {
            var moved = TouchedReading.Difference(ports, device.Plan.BaseXml, now);
            return new Failure(
                FailureCode.Stale,
                $"What the plan was made against has moved{(since is null ? string.Empty : $" ({since})")}; plan again. Since then:\n" + moved)
            { Device = device.Name };
        }

        await ports.Images.SaveAsync(run.Plan.Id, device.Name, ImageKind.Before, now.ToXml()).ConfigureAwait(false);
        return since is null ? null : $"Somebody has committed since: {since}. What the change touches is as it was.";
    }
}
