using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Applying;

/// <summary>Takes and gives up the locks of a change on a device.</summary>
internal static class Locking
{
    /// <summary>
    /// Takes all locks in the device's order; a denied one is tried again until <paramref name="until"/>. The candidate must hold nobody's edits:
    /// a commit would put them in force with ours.
    /// </summary>
    /// <param name="ports">The world.</param>
    /// <param name="device">The device; its session is open.</param>
    /// <param name="datastores">Those of the device's locks that are wanted.</param>
    /// <param name="until">Until when a denied lock is tried again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Failure?> LockAsync(
        ChangePorts ports, DeviceRun device, IEnumerable<Datastore> datastores, TimeSpan until, CancellationToken cancellationToken)
    {
        var session = device.Session!;
        var isNew = !device.Holds(Datastore.Candidate);
        foreach (var datastore in datastores.Where(datastore => !device.Holds(datastore)))
        {
            if (await LockAsync(ports, device, session, datastore, until, cancellationToken).ConfigureAwait(false) is { } denied)
            {
                return denied;
            }

            device.NoteLocked(datastore);
        }

        // What came into it since it was locked is ours.
        if (!isNew || !device.Holds(Datastore.Candidate) || await FindForeignEditsAsync(device, session, cancellationToken).ConfigureAwait(false) is not { } foreign)
        {
            return null;
        }

        // Whoever holds a lock on the candidate here knows that all edits in it are ours, and may discard them.
        await UnlockAsync(device, Datastore.Candidate, cancellationToken).ConfigureAwait(false);
        return foreign;
    }

    /// <summary>Gives up a lock, if it is held.</summary>
    public static async Task<Failure?> UnlockAsync(DeviceRun device, Datastore datastore, CancellationToken cancellationToken)
    {
        if (!device.Holds(datastore) || device.Session is not { } session)
        {
            return null;
        }

        device.NoteUnlocked(datastore);
        return (await session.UnlockAsync(datastore, cancellationToken).ConfigureAwait(false)).Failure;
    }

    private static async Task<Failure?> LockAsync(
        ChangePorts ports, DeviceRun device, IEditSession session, Datastore datastore, TimeSpan until, CancellationToken cancellationToken)
    {
        while (true)
        {
            var locked = await session.LockAsync(datastore, cancellationToken).ConfigureAwait(false);
            if (locked.Failure is { } denied && await LostSessions.TryKillHolderAsync(ports, device, denied, cancellationToken).ConfigureAwait(false))
            {
                locked = await session.LockAsync(datastore, cancellationToken).ConfigureAwait(false);
            }

            if (locked.IsSuccess || locked.Failure.Code != FailureCode.LockDenied || ports.Steady >= until)
            {
                return locked.Failure;
            }

            await ports.PauseAsync(until, cancellationToken).ConfigureAwait(false);
        }
    }

    // RFC 6241 section 8.3.5.2 has the lock denied on a candidate with uncommitted edits; not every server does so.
    private static async Task<Failure?> FindForeignEditsAsync(DeviceRun device, IEditSession session, CancellationToken cancellationToken)
    {
        var abilities = device.Plan.Abilities;
        if (abilities.Candidate != CandidateUse.Shared || abilities.LockRefusesDirtyCandidate)
        {
            return null;
        }

        var isDirty = await session.IsCandidateDirtyAsync(cancellationToken).ConfigureAwait(false);
        if (!isDirty.TryGet(out var dirty, out var failure))
        {
            return failure;
        }

        return dirty
            ? new Failure(FailureCode.LockDenied, "The candidate holds uncommitted edits of somebody else; they must be committed or discarded there first.") { Device = device.Name }
            : null;
    }
}
