using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;

namespace NetMcp.Changes.Undoing;

/// <summary>
/// Has a device undo its own pending commit: cancelled by persist-id, by the end of its session, or by its timer where it cannot be reached.
/// What came of it is read, never inferred.
/// </summary>
internal static class DeviceReverting
{
    /// <summary>Undoes, and reads back until it is known how the device stands, or nobody can know.</summary>
    public static async Task<Seen> UndoAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        var deadline = Settling.Deadline(ports, device);
        var giveUp = deadline + ports.Options.RecoveryBudget;
        var isOver = false;
        Seen? last = null;
        if (device.UndoneBy == UndoMeans.SessionEnd)
        {
            // RFC 4741 section 8.4.1: without persist the end of the session undoes it, and there is no other way but the timer.
            await device.DropSessionAsync().ConfigureAwait(false);
        }

        while (true)
        {
            if (await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false))
            {
                isOver = isOver || await TryCancelAsync(ports, run, device, cancellationToken).ConfigureAwait(false)
                    || (device.Session is not null && await Settling.TryRelockAsync(ports, run, device, cancellationToken).ConfigureAwait(false));
                last = await LookAsync(ports, run, device, cancellationToken).ConfigureAwait(false) ?? last;
                if (last is not null && IsFinal(device, last, isOver, ports.Steady >= deadline))
                {
                    return last;
                }
            }

            if (ports.Steady >= giveUp)
            {
                return new Seen(DeviceChangeState.Unknown, last is null
                    ? "The device could not be read after its timer was over."
                    : "The change was in force after its timer was over, and may still be undone.");
            }

            await ports.KeepQuietAsync(ports.Steady < deadline ? deadline : giveUp, cancellationToken).ConfigureAwait(false);
        }
    }

    // As before: for good once no commit of ours can still be on its way. Not as before: it may still be undone until the timer is over, and timers
    // may be late; where no lock is granted while a commit is pending, that is seen.
    private static bool IsFinal(DeviceRun device, Seen seen, bool isOver, bool isPastDeadline) => seen.State == DeviceChangeState.RolledBack
        ? isOver || isPastDeadline
        : isPastDeadline && (isOver || device.Plan.Abilities.LockWhilePending);

    /// <summary>Cancels the commit by its persist-id; false where there is none, or the device did not.</summary>
    public static async Task<bool> TryCancelAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.UndoneBy != UndoMeans.PersistId || ports.Images.Find(run.Plan.Id, device.Name, ImageKind.PersistId) is not { } persistId)
        {
            return false;
        }

        var cancelled = await device.Session!.CancelCommitAsync(persistId, cancellationToken).ConfigureAwait(false);
        if (cancelled.Failure is not { } failure)
        {
            return true;
        }

        ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, "cancel-commit", failure.Message);
        await Settling.DropIfLostAsync(device, failure).ConfigureAwait(false);
        return false;
    }

    private static async Task<Seen?> LookAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (await Settling.TryReadAsync(ports, run, device, cancellationToken).ConfigureAwait(false) is not { } touched)
        {
            return null;
        }

        if (touched.Hash == device.Plan.BaseHash)
        {
            return new Seen(DeviceChangeState.RolledBack);
        }

        return Settling.IsAsWanted(ports, run, device, touched)
            ? new Seen(DeviceChangeState.Kept)
            : new Seen(DeviceChangeState.Unknown, TouchedReading.Difference(ports, device.Plan.BaseXml, touched));
    }
}
