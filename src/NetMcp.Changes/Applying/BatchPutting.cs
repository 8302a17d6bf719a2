using NetMcp.Changes.Checking;
using NetMcp.Changes.Journals;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Applying;

/// <summary>
/// Puts a batch in force, unconfirmed: sessions, locks, bases, edits, commits, a phase over all devices before the next. Nothing is in force
/// anywhere before every device has validated its edit.
/// </summary>
internal sealed class BatchPutting(ChangePorts ports, ChangeRun run, IReadOnlyList<DeviceRun> batch)
{
    /// <summary>Why the batch must be undone; null when all of it pends.</summary>
    public async Task<Failure?> PutAsync(IReadOnlyList<DevicesCheck> checks, TableSnapshots snapshots, CancellationToken cancellationToken)
    {
        var failure = await EachAsync(device => Opening.OpenAsPlannedAsync(ports, device, cancellationToken)).ConfigureAwait(false)
            ?? await LockAsync(cancellationToken).ConfigureAwait(false)
            ?? await EachAsync(device => VerifyAsync(device, cancellationToken)).ConfigureAwait(false)
            ?? await EachAsync(device => Staging.StageAsync(device, cancellationToken)).ConfigureAwait(false)
            ?? await snapshots.TakeAsync(ports, checks, cancellationToken).ConfigureAwait(false);
        return failure ?? run.UndoWanted ?? await EachAsync(device => Committing.CommitAsync(ports, run, device, cancellationToken)).ConfigureAwait(false);
    }

    // One after the other by name: two gateways that lock the same devices never hold what the other waits for.
    private async Task<Failure?> LockAsync(CancellationToken cancellationToken)
    {
        var until = ports.Steady + ports.Options.LockBudget;
        foreach (var device in batch)
        {
            await device.WriteAsync(RecordKind.Locking, cancellationToken).ConfigureAwait(false);
            if (await Locking.LockAsync(ports, device, device.Plan.Abilities.Locks, until, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                return await FailedAsync(device, failure).ConfigureAwait(false);
            }

            device.NoteHeld();
            await device.WriteAsync(RecordKind.Locked, cancellationToken).ConfigureAwait(false);
        }

        return run.UndoWanted;
    }

    private async Task<Failure?> VerifyAsync(DeviceRun device, CancellationToken cancellationToken)
    {
        var compared = await BaseComparing.CompareAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
        if (compared.IsSuccess)
        {
            await device.WriteAsync(RecordKind.BaseVerified, cancellationToken, record => record with { Text = compared.Value }).ConfigureAwait(false);
        }

        return compared.Failure;
    }

    private async Task<Failure?> EachAsync(Func<DeviceRun, Task<Failure?>> phase)
    {
        var failures = await Task.WhenAll(batch.Select(OfDeviceAsync)).ConfigureAwait(false);
        return failures.FirstOrDefault(failure => failure is not null);

        async Task<Failure?> OfDeviceAsync(DeviceRun device) =>
            await phase(device).ConfigureAwait(false) is { } failure ? await FailedAsync(device, failure).ConfigureAwait(false) : null;
    }

    private async Task<Failure?> FailedAsync(DeviceRun device, Failure failure)
    {
        ports.Logger.DeviceStep(run.Plan.Id.Value, device.Name.Value, "applying", failure.Message);
        device.NoteFailure(failure);
        await Undoing.Settling.DropIfLostAsync(device, failure).ConfigureAwait(false);
        return device.Failure;
    }
}
