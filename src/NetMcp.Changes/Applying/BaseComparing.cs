using NetMcp.Changes.Journals;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Applying;

/// <summary>Compares what a plan was made against with what runs, under lock.</summary>
internal static class BaseComparing
{
    /// <summary>A failure that says what moved; null when nothing did: then the pre-image is on the disk.</summary>
    public static async Task<Failure?> CompareAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        var read = await TouchedReading.ReadAsync(ports, device, device.Session!, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var now, out var failure))
        {
            return failure;
        }

        if (now.Hash != device.Plan.BaseHash)
        {
            var moved = TouchedReading.Difference(ports, device.Plan.BaseXml, now);
            return new Failure(FailureCode.Stale, "What the plan was made against has moved; plan again. Since then:\n" + moved) { Device = device.Name };
        }

        ports.Images.Save(run.Plan.Id, device.Name, ImageKind.Before, now.ToXml());
        return null;
    }
}
