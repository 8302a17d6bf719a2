using NetMcp.Changes.Applying;
using NetMcp.Changes.Deciding;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Undoing;

/// <summary>Takes a change back on one device, as far as it went there, from a running change and from a restarted gateway alike.</summary>
internal static class DeviceUndoing
{
    /// <summary>Undoes, reads back and lets go.</summary>
    public static async Task UndoAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.Facts.IsReleased)
        {
            return;
        }

        if (device.Facts.MayBeInForce && !device.Facts.IsReadBack)
        {
            await device.WriteAsync(RecordKind.Undoing, cancellationToken, record => record with { Failure = device.Failure }).ConfigureAwait(false);
            var seen = device.UndoneBy.IsByGateway()
                ? await InverseEditing.UndoAsync(ports, run, device, cancellationToken).ConfigureAwait(false)
                : await DeviceReverting.UndoAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
            await device.WriteAsync(RecordKind.ReadBack, cancellationToken, record => record with { DeviceState = seen.State, Text = seen.Text })
                .ConfigureAwait(false);
        }

        await ReleaseAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a device that was settled back by the inverse edit: once more where a death cut that off, and not where it was read back since.</summary>
    public static async Task CompensateAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (device.Facts is { IsCompensated: true, IsReadBack: true })
        {
            await ReleaseAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
            return;
        }

        await device.WriteAsync(RecordKind.Undoing, cancellationToken, record => record with { Text = "by the inverse edit" }).ConfigureAwait(false);
        var seen = await InverseEditing.UndoAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
        if (seen.State == DeviceChangeState.RolledBack && device.Facts.MayBeSaved)
        {
            await Saving.SaveAsync(ports, run, device, "Taken back", cancellationToken).ConfigureAwait(false);
        }

        await device.WriteAsync(RecordKind.ReadBack, cancellationToken, record => record with { DeviceState = seen.State, Text = seen.Text }).ConfigureAwait(false);
        await ReleaseAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives up the locks and the session. Edits are discarded only under the candidate's lock: it was granted on a candidate without edits, so
    /// all of them are ours.
    /// </summary>
    public static async Task ReleaseAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        await LostSessions.FindAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
        if (device.Session is { } session)
        {
            var isDirty = device.Holds(Datastore.Candidate) && device.Facts.MayBeStaged && !device.Facts.IsConfirmed
                && (await session.DiscardAsync(cancellationToken).ConfigureAwait(false)).Failure is not null;
            foreach (var datastore in device.Locks.Reverse().Where(datastore => !isDirty || datastore != Datastore.Candidate).ToList())
            {
                // Edits that are not discarded go with the lock at the end of the session (RFC 6241 section 8.3.5.2); unlocked, they would stay.
                // Whatever is not answered here the end of the session releases (RFC 6241 section 7.9).
                await Locking.UnlockAsync(device, datastore, cancellationToken).ConfigureAwait(false);
            }

            await device.DropSessionAsync().ConfigureAwait(false);
        }

        await device.WriteAsync(RecordKind.Released, cancellationToken, record => record with { Failure = device.Failure }).ConfigureAwait(false);
    }
}
