using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Applying;

/// <summary>
/// Compares the bases of the devices that were as wanted at planning. Nothing is edited there, so nothing is locked: but where one has moved, what
/// the plan promises for all of them is not what comes about.
/// </summary>
internal static class UneditedComparing
{
    /// <summary>Why the change is not to be begun, or null.</summary>
    public static async Task<Failure?> CompareAsync(ChangePorts ports, ChangeRun run, CancellationToken cancellationToken)
    {
        var compared = await Task.WhenAll(run.Plan.Devices.Where(device => device.EditCount == 0)
            .Select(device => CompareAsync(ports, new DeviceRun(run, device, 0), cancellationToken))).ConfigureAwait(false);
        return compared.FirstOrDefault(failure => failure is not null);
    }

    private static async Task<Failure?> CompareAsync(ChangePorts ports, DeviceRun device, CancellationToken cancellationToken)
    {
        if (await Opening.OpenAsync(ports, device, cancellationToken).ConfigureAwait(false) is { } closed)
        {
            return closed;
        }

        try
        {
            var read = await TouchedReading.ReadAsync(ports, device, device.Session!, cancellationToken).ConfigureAwait(false);
            return !read.TryGet(out var now, out var failure) ? failure
                : now.Hash == device.Plan.BaseHash ? null
                : new Failure(
                    FailureCode.Stale,
                    $"{device.Name} was as wanted when the change was planned, and has moved; plan again. Since then:\n" + TouchedReading.Difference(ports, device.Plan.BaseXml, now))
                { Device = device.Name };
        }
        finally
        {
            await device.DropSessionAsync().ConfigureAwait(false);
        }
    }
}
