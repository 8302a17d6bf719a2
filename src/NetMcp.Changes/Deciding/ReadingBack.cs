using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Changes.Undoing;

namespace NetMcp.Changes.Deciding;

/// <summary>Reads back what took effect: what the device changed, dropped or defaulted of its own, and the image that a rollback starts from.</summary>
internal static class ReadingBack
{
    private const int Attempts = 5;

    /// <summary>A device that has just confirmed may have no answer for a moment: one that synchronizes its datastores, say.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads back after the confirm; tried again after 0.5, 1, 2 and 4 seconds where the device does not answer.</summary>
    public static async Task ReadAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        var seen = new Seen(DeviceChangeState.Confirmed, "Confirmed by the device, which could not be read back.");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (attempt > 0)
            {
                await Task.Delay(FirstPause * (1 << (attempt - 1)), ports.Time, cancellationToken).ConfigureAwait(false);
            }

            if (await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false) &&
                await Settling.TryReadAsync(ports, run, device, cancellationToken).ConfigureAwait(false) is { } touched)
            {
                seen = See(ports, device, touched);
                await KeepImageAsync(ports, run, device, seen, touched).ConfigureAwait(false);
                break;
            }
        }

        await device.WriteAsync(RecordKind.ReadBack, cancellationToken, record => record with { DeviceState = seen.State, Text = seen.Text }).ConfigureAwait(false);
    }

    // Where the locks were not held all the time, as after a death, what is otherwise than planned may be somebody else's as well as the device's own: a
    // rollback from there would take theirs away.
    private static async Task KeepImageAsync(ChangePorts ports, ChangeRun run, DeviceRun device, Seen seen, Touched touched)
    {
        if (seen.State == DeviceChangeState.Confirmed && (device.HeldSinceEdit || touched.Hash == device.Plan.TargetHash))
        {
            await ports.Images.SaveAsync(run.Plan.Id, device.Name, ImageKind.After, touched.ToXml()).ConfigureAwait(false);
            await ports.Images.SaveAsync(run.Plan.Id, device.Name, ImageKind.AfterHash, touched.Hash).ConfigureAwait(false);
        }
    }

    private static Seen See(ChangePorts ports, DeviceRun device, Touched touched)
    {
        if (touched.Hash == device.Plan.TargetHash)
        {
            return new Seen(DeviceChangeState.Confirmed);
        }

        // Confirmed too late: the timer was first.
        return touched.Hash == device.Plan.BaseHash
            ? new Seen(DeviceChangeState.RolledBack, "The device confirmed, and is as it was before.")
            : new Seen(DeviceChangeState.Confirmed, TouchedReading.Difference(ports, device.Plan.TargetXml, touched));
    }
}
