using NetMcp.Changes.Applying;
using NetMcp.Changes.Checking;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Undoing;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Deciding;

/// <summary>Takes one batch through: put in force, checked, decided, and confirmed or undone. One decision for all of its devices.</summary>
internal sealed class BatchRunning(ChangePorts ports, ChangeRun run, IReadOnlyList<DeviceRun> batch, int index)
{
    /// <summary>Why it was not kept; null when it was decided to keep it.</summary>
    public async Task<Failure?> RunAsync(CancellationToken cancellationToken)
    {
        Failure? failure;
        try
        {
            failure = await TryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (!run.Has(RecordKind.DecidedConfirm, index))
        {
            // Nothing may be begun without the journal and the audit log; what was begun can still be taken back.
            ports.Logger.NotWritten(e, run.Plan.Id.Value);
            failure = new Failure(FailureCode.InternalError, NotWritten.Reason(e));
        }

        if (failure is null)
        {
            await Task.WhenAll(batch.Select(device => DeviceConfirming.ConfirmAsync(ports, run, device, cancellationToken))).ConfigureAwait(false);
            return null;
        }

        run.IsGoingBack = true;
        await run.WriteAsync(RecordKind.DecidedUndo, cancellationToken, record => record with { Batch = index, Failure = failure, By = run.WhoAsked(failure) }).ConfigureAwait(false);
        await Task.WhenAll(batch.Select(device => DeviceUndoing.UndoAsync(ports, run, device, cancellationToken))).ConfigureAwait(false);
        return failure;
    }

    private async Task<Failure?> TryAsync(CancellationToken cancellationToken)
    {
        var checks = DevicesCheck.Of(run.Plan, batch);
        var snapshots = new TableSnapshots();
        if (await new BatchPutting(ports, run, batch).PutAsync(checks, snapshots, cancellationToken).ConfigureAwait(false) is { } notPut)
        {
            return notPut;
        }

        await run.WriteAsync(RecordKind.Checking, cancellationToken, record => record with { Batch = index }).ConfigureAwait(false);
        if (await BatchChecking.CheckAsync(ports, run, checks, snapshots, cancellationToken).ConfigureAwait(false) is { } notPassed)
        {
            return run.UndoWanted ?? new Failure(FailureCode.DeviceError, "A check failed. " + notPassed);
        }

        await run.WriteAsync(RecordKind.ChecksPassed, cancellationToken, record => record with { Batch = index }).ConfigureAwait(false);
        return await Awaiting.AwaitAsync(ports, run, batch, cancellationToken).ConfigureAwait(false)
            ?? await DecideAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Failure?> DecideAsync(CancellationToken cancellationToken)
    {
        var renewed = await Task.WhenAll(batch.Select(device => Renewing.RenewAsync(ports, run, device, batch.Count > 1, cancellationToken))).ConfigureAwait(false);
        foreach (var (device, failure) in batch.Zip(renewed))
        {
            if (failure is not null)
            {
                device.NoteFailure(failure);
            }
        }

        if (renewed.FirstOrDefault(failure => failure is not null) is { } notRenewed)
        {
            return notRenewed;
        }

        // The last instant at which anybody is heard.
        if (run.UndoWanted is { } wanted)
        {
            return wanted;
        }

        await run.WriteAsync(RecordKind.DecidedConfirm, cancellationToken, record => record with { Batch = index }).ConfigureAwait(false);
        return null;
    }
}
