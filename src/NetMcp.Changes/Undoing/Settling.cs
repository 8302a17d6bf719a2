using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Undoing;

/// <summary>What undoing and confirming share: when a device's timer is over for certain, and getting hold of a device again.</summary>
internal static class Settling
{
    /// <summary>Devices count whole seconds, from when they had the commit.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>When the device's timer is over, whatever it did with the commit: it began to count at the latest when it answered.</summary>
    public static TimeSpan Deadline(ChangePorts ports, DeviceRun device) =>
        device.Facts.UndoneAt is not { } undoneAt ? ports.Steady
        : undoneAt + Slack + (device.Facts.AnsweredAfter ?? ports.Options.CommitBudget);

    /// <summary>Opens a session where there is none, and logs why not.</summary>
    public static async Task<bool> TryConnectAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.Session is not null)
        {
            return true;
        }

        if (await Opening.OpenAsync(ports, device, cancellationToken).ConfigureAwait(false) is not { } failure)
        {
            return true;
        }

        ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, "connecting", failure.Message);
        return false;
    }

    /// <summary>
    /// Takes the candidate's lock again. Granted, it says two things: whatever session held it before is over, and the candidate holds nobody's
    /// edits. Running is not locked: a server may then not roll back a pending commit.
    /// </summary>
    public static async Task<bool> TryRelockAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (!device.Plan.Abilities.Locks.Contains(Datastore.Candidate))
        {
            return false;
        }

        if (device.Holds(Datastore.Candidate))
        {
            return true;
        }

        var denied = await Locking.LockAsync(ports, device, [Datastore.Candidate], ports.Steady, cancellationToken).ConfigureAwait(false);
        if (denied is null)
        {
            return true;
        }

        ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, "locking the candidate again", denied.Message);
        await DropIfLostAsync(device, denied).ConfigureAwait(false);
        return false;
    }

    /// <summary>Gives a session up that a failure leaves in doubt. One that answered with errors is there, even if what it did is unknown.</summary>
    public static Task DropIfLostAsync(DeviceRun device, Failure failure) =>
        failure.Transmission == Transmission.Refused || failure.RpcErrors.Count > 0 ? Task.CompletedTask : device.DropSessionAsync();

    /// <summary>The touched subtrees; null when they could not be read, and then the session is given up.</summary>
    public static async Task<Touched?> TryReadAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.Session is not { } session)
        {
            return null;
        }

        var read = await TouchedReading.ReadAsync(ports, device, session, cancellationToken).ConfigureAwait(false);
        if (read.TryGet(out var touched, out var failure))
        {
            return touched;
        }

        ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, "reading back", failure.Message);
        await DropIfLostAsync(device, failure).ConfigureAwait(false);
        return null;
    }

    /// <summary>Whether what was read is what the change wanted, or left when it was confirmed.</summary>
    public static bool IsAsWanted(ChangePorts ports, ChangeRun run, DeviceRun device, Touched touched) =>
        touched.Hash == device.Plan.TargetHash || touched.Hash == ports.Images.Find(run.Plan.Id, device.Name, ImageKind.AfterHash);
}
