using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Undoing;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Deciding;

/// <summary>
/// Sees, just before the decision, that every device still has the change pending and time enough to confirm it: a decision that a device
/// can no longer follow would leave the change half made.
/// </summary>
internal static class Renewing
{
    /// <summary>A failure when the change must be undone instead.</summary>
    /// <param name="ports">What is below.</param>
    /// <param name="run">The change.</param>
    /// <param name="device">The device.</param>
    /// <param name="isOneOfMany">
    /// Whether others are confirmed with it: each then gets its whole time anew, so that the first to be told is not kept while the last one's timer
    /// ends. One device alone only needs enough.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Failure?> RenewAsync(
        ChangePorts ports, ChangeRun run, DeviceRun device, bool isOneOfMany, CancellationToken cancellationToken)
    {
        if (device.UndoneBy.IsByGateway())
        {
            return null;
        }

        if (device.Session is not { } session)
        {
            return Lost(device);
        }

        var needed = ports.Options.CommitBudget + ports.Options.RecoveryBudget;
        var isToRenew = isOneOfMany || device.Facts.UndoneAt - ports.Steady < needed;
        if (device.UndoneBy == UndoMeans.PersistId && isToRenew)
        {
            // The device itself refuses a token whose commit is over.
            return await SendAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
        }

        // Without a token a follow-up would begin anew what the device has undone: it is looked at first. Both need the session that committed.
        var lost = await Settling.TryReadAsync(ports, run, device, cancellationToken).ConfigureAwait(false) switch
        {
            null => Lost(device),
            { } touched when touched.Hash == device.Plan.BaseHash =>
                new Failure(FailureCode.DeviceError, "The device has undone the change before it was decided.") { Device = device.Name, Transmission = Transmission.Refused },
            _ when ReferenceEquals(session, device.Session) => null,
            _ => Lost(device),
        };
        return lost is null && isToRenew ? await SendAsync(ports, run, device, cancellationToken).ConfigureAwait(false) : lost;
    }

    // RFC 6241 section 8.4.1: a follow-up confirmed commit sets the timer anew. It has the token of the first one, and persist too, without which it would
    // end with the session; where there is no token, it comes from the session of the first one.
    private static async Task<Failure?> SendAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        var token = device.UndoneBy == UndoMeans.PersistId ? ports.Images.Find(run.Plan.Id, device.Name, ImageKind.PersistId) : null;

        // Until its answer is there either timer may hold: the later one is noted before, so that nobody reads back too early.
        await device.WriteAsync(RecordKind.Renewing, cancellationToken, record => record with { ConfirmBy = record.At + run.Plan.ConfirmTimeout }).ConfigureAwait(false);
        var renewed = await device.Session!.CommitConfirmedAsync(run.Plan.ConfirmTimeout, token, token, Committing.Comment(run), cancellationToken)
            .ConfigureAwait(false);
        if (renewed.Failure is { } failure)
        {
            await Settling.DropIfLostAsync(device, failure).ConfigureAwait(false);
            return failure;
        }

        await device.WriteAsync(RecordKind.Renewed, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static Failure Lost(DeviceRun device) =>
        new(FailureCode.Unreachable, "The session that holds the candidate's lock was lost before the change was decided.") { Device = device.Name };
}
