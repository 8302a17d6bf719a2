using NetMcp.Changes.Applying;
using NetMcp.Changes.Deciding;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Undoing;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Recovering;

/// <summary>
/// Takes a change in hand whose gateway died, or whose journal could not be written: what was decided is finished, the rest is undone, and
/// what cannot be known is said.
/// </summary>
internal sealed class ChangeRecovering(ChangePorts ports, ChangeEngine engine)
{
    /// <summary>Brings it to its end.</summary>
    /// <exception cref="IOException">The journal cannot be written still.</exception>
    public async Task RunAsync(ChangeRun run, CancellationToken cancellationToken)
    {
        try
        {
            run.IsGoingBack = !run.Batches.Select((_, index) => index).Any(index => run.Has(RecordKind.DecidedConfirm, index));
            await TakeUpAsync(run, cancellationToken).ConfigureAwait(false);
            var begun = run.Batches.Select((batch, index) => (Batch: batch, Index: index)).Where(batch => run.Has(RecordKind.Locking, batch.Index)).ToList();
            var last = begun.Count == 0 ? 0 : begun[^1].Index + 1;
            await RelockAsync(run, cancellationToken).ConfigureAwait(false);
            Failure? failure = null;
            foreach (var (batch, index) in begun)
            {
                failure = await FinishAsync(run, batch, index, cancellationToken).ConfigureAwait(false) ?? failure;
            }

            await engine.EndAsync(run, failure ?? (last == 0 ? run.UndoWanted : null) ?? NotBegun(run, last), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(run.Devices.Select(device => device.DropSessionAsync())).ConfigureAwait(false);
        }
    }

    // Said once, however often it breaks off again.
    private async Task TakeUpAsync(ChangeRun run, CancellationToken cancellationToken)
    {
        if (!run.IsTakenUp)
        {
            ports.Logger.Recovering(run.Plan.Id.Value, run.Status.State);
            await run.WriteAsync(RecordKind.Recovering, cancellationToken).ConfigureAwait(false);
            run.IsTakenUp = true;
        }
    }

    // Before anything else: an edit that somebody stages now would be confirmed with ours. All at once, for timers run: nobody waits here for what
    // another holds, so the order does not matter.
    private async Task RelockAsync(ChangeRun run, CancellationToken cancellationToken)
    {
        await Task.WhenAll(run.Devices
            .Where(device => device.Facts is { MayBeInForce: true, IsReleased: false } && !device.UndoneBy.IsByGateway())
            .Select(RelockAsync)).ConfigureAwait(false);

        async Task RelockAsync(DeviceRun device)
        {
            if (await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false))
            {
                await Settling.TryRelockAsync(ports, run, device, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Failure?> FinishAsync(ChangeRun run, IReadOnlyList<DeviceRun> batch, int index, CancellationToken cancellationToken)
    {
        // What is being taken back was settled before that: neither to confirm nor to undo is left there, and what it reads now is no image of the change.
        var cutOff = batch.Where(device => device.Facts is { IsCompensated: true, IsReleased: false }).ToList();
        await Task.WhenAll(cutOff.Select(device => DeviceUndoing.CompensateAsync(ports, run, device, cancellationToken))).ConfigureAwait(false);
        if (run.Has(RecordKind.DecidedConfirm, index))
        {
            await Task.WhenAll(batch.Select(device => DeviceConfirming.ConfirmAsync(ports, run, device, cancellationToken))).ConfigureAwait(false);
            return null;
        }

        if (!run.Has(RecordKind.DecidedUndo, index))
        {
            var failure = new Failure(FailureCode.ShuttingDown, "The gateway was restarted before the change was decided.");
            await run.WriteAsync(RecordKind.DecidedUndo, cancellationToken, record => record with { Batch = index, Failure = failure }).ConfigureAwait(false);
        }

        await Task.WhenAll(batch.Select(device => DeviceUndoing.UndoAsync(ports, run, device, cancellationToken))).ConfigureAwait(false);
        return run.FailureOf(index);
    }

    // What was decided is finished, and the rest is as it was: to go on after that is for a new plan, over what runs then.
    private static Failure? NotBegun(ChangeRun run, int begun)
    {
        var after = run.Batches.Skip(begun).SelectMany(batch => batch).Select(device => device.Name).ToList();
        return after.Count == 0
            ? null
            : new Failure(FailureCode.ShuttingDown, $"The gateway was restarted, and the batches that had not begun were not: nothing was changed on {string.Join(", ", after)}. Plan again for them.");
    }
}
