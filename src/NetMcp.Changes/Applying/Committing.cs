using System.Security.Cryptography;
using NetMcp.Changes.Journals;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Applying;

/// <summary>Puts the change in force, to be undone unless it is confirmed.</summary>
internal static class Committing
{
    private const int TokenBytes = 16;

    /// <summary>Commits; a failure without an answer means that nobody knows yet what the device did.</summary>
    public static async Task<Failure?> CommitAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (!device.Plan.Abilities.LockRunningForCommit && device.Edited != Datastore.Running &&
            await Locking.UnlockAsync(device, Datastore.Running, cancellationToken).ConfigureAwait(false) is { } notUnlocked)
        {
            return notUnlocked;
        }

        var token = device.UndoneBy == UndoMeans.PersistId ? RandomNumberGenerator.GetHexString(2 * TokenBytes, lowercase: true) : null;
        if (token is not null)
        {
            await ports.Images.SaveAsync(run.Plan.Id, device.Name, ImageKind.PersistId, token).ConfigureAwait(false);
        }

        // Counted from before the sending: the device's own timer cannot end earlier.
        await device.WriteAsync(RecordKind.Committing, cancellationToken, record => record with { ConfirmBy = record.At + run.Plan.ConfirmTimeout }).ConfigureAwait(false);
        var session = device.Session!;
        var done = device.UndoneBy switch
        {
            UndoMeans.InverseOnRunning => await session.EditAsync(Datastore.Running, device.Plan.EditXml, cancellationToken).ConfigureAwait(false),
            UndoMeans.InverseOverCandidate => await session.CommitAsync(null, Comment(run), cancellationToken).ConfigureAwait(false),
            _ => await session.CommitConfirmedAsync(run.Plan.ConfirmTimeout, token, null, Comment(run), cancellationToken).ConfigureAwait(false),
        };
        if (done.Failure is { } failure)
        {
            return failure;
        }

        await device.WriteAsync(RecordKind.Committed, cancellationToken).ConfigureAwait(false);

        // Without a candidate the lock on running is what keeps others out until the decision.
        return device.Edited == Datastore.Running ? null : await Locking.UnlockAsync(device, Datastore.Running, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who and what, for the device's own history.</summary>
    public static string Comment(ChangeRun run) => $"{run.Plan.Id} by {run.Plan.Requester}";
}
