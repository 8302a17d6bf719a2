using System.Globalization;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Undoing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Applying;

/// <summary>
/// Ends sessions of a change that the gateway lost and the device has still, with their locks: a connection that is cut off says nothing to
/// either end. Only what the change's journal names as its own is ever killed, and only when the device names it as the holder of a lock.
/// </summary>
internal static class LostSessions
{
    /// <summary>Kills the session that a denied lock names, if it is a lost one of this change.</summary>
    /// <returns>Whether it was killed: then the lock may be had.</returns>
    public static async Task<bool> TryKillHolderAsync(ChangePorts ports, DeviceRun device, Failure denied, CancellationToken cancellationToken)
    {
        // Numbers grow: one that is not below our new session's was given anew by a device that began to count again, and is somebody else's.
        if (denied.LockHolder is not { } holder || device.Session is not { } session || holder >= session.SessionId
            || !device.Facts.Sessions.Contains(holder) || !device.MayKill)
        {
            return false;
        }

        await device.WriteAsync(RecordKind.Killing, cancellationToken, record => record with
        {
            Text = string.Create(CultureInfo.InvariantCulture, $"session {holder}, a lost one of this change, holds a lock"),
        }).ConfigureAwait(false);
        var killed = await session.KillSessionAsync(holder, cancellationToken).ConfigureAwait(false);
        return killed.IsSuccess;
    }

    /// <summary>
    /// Sees before a change lets go of a device that no lost session of it holds a lock: each lock is asked for, and given back. What cannot be
    /// reached or is not answered is left to the device.
    /// </summary>
    public static async Task FindAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (!HasLost(device) || !await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // Running is left alone once a commit was sent, for a server may not roll back then: who held it held the candidate too.
        var leavesRunning = device.Facts.MayBeInForce && device.Plan.Abilities.Locks.Contains(Datastore.Candidate);
        foreach (var datastore in device.Plan.Abilities.Locks.Where(datastore => !device.Holds(datastore) && !(leavesRunning && datastore == Datastore.Running)))
        {
            if (device.Session is null)
            {
                return;
            }

            if (await Locking.LockAsync(ports, device, [datastore], ports.Steady, cancellationToken).ConfigureAwait(false) is { } denied)
            {
                ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, "looking for lost sessions", denied.Message);
                await Settling.DropIfLostAsync(device, denied).ConfigureAwait(false);
            }

            await Locking.UnlockAsync(device, datastore, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool HasLost(DeviceRun device) => device.Facts.Sessions.Any(session => session != device.Session?.SessionId);
}
