using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Changes.Undoing;

namespace NetMcp.Changes.Deciding;

/// <summary>
/// Confirms one device after the decision is on the disk: from there only forward, from a running change and from a restarted gateway alike.
/// A confirming commit commits the whole candidate, so it is never sent without the candidate's lock.
/// </summary>
internal static class DeviceConfirming
{
    /// <summary>What RFC 6241 section 8.4.1 has a device answer to a persist-id that no pending commit has.</summary>
    private const string NoSuchCommit = "invalid-value";

    /// <summary>Confirms, saves, reads back and lets go.</summary>
    public static async Task ConfirmAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.Facts.IsReleased)
        {
            return;
        }

        if (!device.Facts.IsConfirmed && !device.Facts.IsReadBack)
        {
            await CommitAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
        }

        if (device.Facts.IsConfirmed && !device.Facts.IsReadBack)
        {
            await Saving.SaveAsync(ports, run, device, "Confirmed", cancellationToken).ConfigureAwait(false);
            await ReadingBack.ReadAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
        }

        await DeviceUndoing.ReleaseAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CommitAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.UndoneBy.IsByGateway())
        {
            // Nothing pends there: the edit is in force, and is simply not taken back any more.
            await device.WriteAsync(RecordKind.Confirmed, cancellationToken).ConfigureAwait(false);
            return;
        }

        var deadline = Settling.Deadline(ports, device);
        var giveUp = deadline + ports.Options.RecoveryBudget;
        while (true)
        {
            var seen = await TryAsync(ports, run, device, ports.Steady >= deadline, cancellationToken).ConfigureAwait(false);
            if (seen is null && ports.Steady >= giveUp)
            {
                seen = new Seen(DeviceChangeState.Unknown, "It could not be found out after the timer was over whether the device confirmed.");
            }

            if (seen is { State: DeviceChangeState.Confirmed })
            {
                await device.WriteAsync(RecordKind.Confirmed, cancellationToken, record => record with { Text = seen.Text }).ConfigureAwait(false);
                return;
            }

            if (seen is not null)
            {
                await device.WriteAsync(RecordKind.ReadBack, cancellationToken, record => record with { DeviceState = seen.State, Text = seen.Text })
                    .ConfigureAwait(false);
                return;
            }

            await ports.KeepQuietAsync(ports.Steady < deadline ? deadline : giveUp, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Seen?> TryAsync(ChangePorts ports, ChangeRun run, DeviceRun device, bool isPastDeadline, CancellationToken cancellationToken)
    {
        // Without persist only the session that committed can confirm; where that is lost, the device undid it.
        var canConfirm = !isPastDeadline && (device.UndoneBy == UndoMeans.PersistId || device.HeldSinceEdit);
        if (!await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var isRelocked = !device.HeldSinceEdit && await Settling.TryRelockAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
        var isLocked = device.HeldSinceEdit || isRelocked;

        // Where no lock is granted while a commit is pending, a lock says that none is, and nothing else does: timers may be late.
        var lockTells = !device.Plan.Abilities.LockWhilePending;
        var isGone = isRelocked && lockTells;
        if (canConfirm && isLocked && !isGone)
        {
            var persistId = device.UndoneBy == UndoMeans.PersistId ? ports.Images.Find(run.Plan.Id, device.Name, ImageKind.PersistId) : null;
            var wasSent = device.Facts.MayBeConfirmed;
            await device.WriteAsync(RecordKind.Confirming, cancellationToken).ConfigureAwait(false);
            var committed = await device.Session!.CommitAsync(persistId, Committing.Comment(run), cancellationToken).ConfigureAwait(false);
            if (committed.Failure is not { } failure)
            {
                return new Seen(DeviceChangeState.Confirmed);
            }

            ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, "confirming", failure.Message);
            await Settling.DropIfLostAsync(device, failure).ConfigureAwait(false);
            isGone = wasSent && failure.RpcErrors.Any(error => error.Tag == NoSuchCommit);
        }

        if (!isLocked && lockTells && await CancelAsync(ports, run, device, cancellationToken).ConfigureAwait(false))
        {
            isGone = true;
        }

        return await LookAsync(ports, run, device, isLocked || isGone || isPastDeadline, isGone || (isPastDeadline && !lockTells), cancellationToken).ConfigureAwait(false);
    }

    // The lock that was lost is not granted again while the commit pends there, and without it nothing is confirmed: to wait for the timer would only
    // keep in force longer what nobody can keep.
    private static async Task<bool> CancelAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.UndoneBy != UndoMeans.PersistId || device.Session is null)
        {
            return false;
        }

        if (!device.Facts.MayBeUndone)
        {
            await device.WriteAsync(RecordKind.Undoing, cancellationToken, record => record with
            {
                Text = "decided to be kept, but the candidate cannot be locked again while the commit pends, and is not confirmed without",
            }).ConfigureAwait(false);
        }

        return await DeviceReverting.TryCancelAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="ports">The world.</param>
    /// <param name="run">The change.</param>
    /// <param name="device">The device.</param>
    /// <param name="isLocked">Whether no earlier session of ours can be at work on the device any more: what is as before stays so.</param>
    /// <param name="isOver">Whether nothing can be pending on the device any more: what is in force then, is for good.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private static async Task<Seen?> LookAsync(
        ChangePorts ports, ChangeRun run, DeviceRun device, bool isLocked, bool isOver, CancellationToken cancellationToken)
    {
        if (await Settling.TryReadAsync(ports, run, device, cancellationToken).ConfigureAwait(false) is not { } touched)
        {
            return null;
        }

        if (touched.Hash == device.Plan.BaseHash)
        {
            return isLocked || isOver ? new Seen(DeviceChangeState.RolledBack) : null;
        }

        if (!isOver)
        {
            return null;
        }

        return Settling.IsAsWanted(ports, run, device, touched)
            ? new Seen(DeviceChangeState.Confirmed, "read back in force after its timer was over")
            : new Seen(DeviceChangeState.Unknown, TouchedReading.Difference(ports, device.Plan.TargetXml, touched));
    }
}
