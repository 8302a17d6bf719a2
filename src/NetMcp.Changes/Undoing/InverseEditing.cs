using NetMcp.Changes.Applying;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Composing;
using NetMcp.Changes.States;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Comparing;

namespace NetMcp.Changes.Undoing;

/// <summary>Takes a change back by editing, where the device does not do it: under lock, and only what is still as the change left it.</summary>
internal static class InverseEditing
{
    /// <summary>Edits back and reads back; tried again for the recovery budget where the device cannot be reached or locked.</summary>
    public static async Task<Seen> UndoAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        var giveUp = ports.Steady + ports.Options.RecoveryBudget;
        while (true)
        {
            if (await TryAsync(ports, run, device, cancellationToken).ConfigureAwait(false) is { } seen)
            {
                return seen;
            }

            if (ports.Steady >= giveUp)
            {
                return new Seen(DeviceChangeState.Unknown, "The device could not be reached, locked or edited to take the change back.");
            }

            await ports.PauseAsync(giveUp, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Seen?> TryAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (!await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false) ||
            await Locking.LockAsync(ports, device, device.Plan.Abilities.Locks, ports.Steady, cancellationToken).ConfigureAwait(false) is { } denied
                && await ReportAsync(ports, run, device, "locking", denied).ConfigureAwait(false))
        {
            return null;
        }

        if (await Settling.TryReadAsync(ports, run, device, cancellationToken).ConfigureAwait(false) is not { } now)
        {
            return null;
        }

        if (now.Hash == device.Plan.BaseHash)
        {
            return new Seen(DeviceChangeState.RolledBack);
        }

        if (EditBack(ports, run, device, now) is not { } edit)
        {
            return new Seen(DeviceChangeState.Unknown, "Not taken back, because it is not as the change left it:\n" + TouchedReading.Difference(ports, device.Plan.TargetXml, now));
        }

        if (await EditAsync(device, edit, Committing.Comment(run), cancellationToken).ConfigureAwait(false) is { } failure)
        {
            await ReportAsync(ports, run, device, "the inverse edit", failure).ConfigureAwait(false);
            return null;
        }

        return await Settling.TryReadAsync(ports, run, device, cancellationToken).ConfigureAwait(false) is { } after && after.Hash == device.Plan.BaseHash
            ? new Seen(DeviceChangeState.RolledBack)
            : null;
    }

    private static async Task<bool> ReportAsync(ChangePorts ports, ChangeRun run, DeviceRun device, string step, Failure failure)
    {
        ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, step, failure.Message);
        await Settling.DropIfLostAsync(device, failure).ConfigureAwait(false);
        return true;
    }

    // Half an edit, without rollback-on-error, is neither as before nor as wanted; under locks held since before the edit it is ours all the same.
    private static string? EditBack(ChangePorts ports, ChangeRun run, DeviceRun device, Touched now)
    {
        if (Settling.IsAsWanted(ports, run, device, now))
        {
            return device.Plan.InverseXml;
        }

        if (device.Edited != Datastore.Running || !device.HeldSinceEdit || !TouchedSubtrees.FromXml(device.Plan.BaseXml, now.Tree.Schema).TryGet(out var before, out _))
        {
            return null;
        }

        var edit = EditText.Of(DataDiff.Between(TouchedSubtrees.Restrict(now.Tree, now.Roots), before), device.Plan.Abilities, out var leftOut);
        return leftOut == 0 ? edit : null;
    }

    private static async Task<Failure?> EditAsync(DeviceRun device, string edit, string comment, CancellationToken cancellationToken)
    {
        var session = device.Session!;
        var edited = await session.EditAsync(device.Edited, edit, cancellationToken).ConfigureAwait(false);
        if (device.Edited == Datastore.Running)
        {
            return edited.Failure;
        }

        if (edited.Failure is { } refused)
        {
            await DiscardAsync(device, session, refused, cancellationToken).ConfigureAwait(false);
            return refused;
        }

        if (!device.Plan.Abilities.LockRunningForCommit)
        {
            await Locking.UnlockAsync(device, Datastore.Running, cancellationToken).ConfigureAwait(false);
        }

        var committed = await session.CommitAsync(null, comment, cancellationToken).ConfigureAwait(false);
        if (committed.Failure is { } notCommitted)
        {
            await DiscardAsync(device, session, notCommitted, cancellationToken).ConfigureAwait(false);
        }

        return committed.Failure;
    }

    // Half an edit must not wait in the candidate for somebody's commit. Where it cannot be discarded, the end of the session does it.
    private static async Task DiscardAsync(DeviceRun device, IEditSession session, Failure failure, CancellationToken cancellationToken)
    {
        if (failure.Transmission == Transmission.Refused && (await session.DiscardAsync(cancellationToken).ConfigureAwait(false)).Failure is not null)
        {
            await device.DropSessionAsync().ConfigureAwait(false);
        }
    }
}
