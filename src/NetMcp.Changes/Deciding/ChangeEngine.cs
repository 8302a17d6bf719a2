using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Changes.Undoing;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Deciding;

/// <summary>Takes a change from its first lock to its end: batch after batch, until one is not kept.</summary>
internal sealed class ChangeEngine(ChangePorts ports)
{
    /// <summary>Runs a change whose journal says no more than that it is to be applied.</summary>
    /// <exception cref="IOException">The journal cannot be written; what it says so far is for a recovery.</exception>
    public async Task RunAsync(ChangeRun run, CancellationToken cancellationToken)
    {
        try
        {
            var failure = await UneditedComparing.CompareAsync(ports, run, cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < run.Batches.Count && failure is null && AllKept(run, index); index++)
            {
                // Asked for while the batch before was told: what is kept stays so, and nothing more is begun.
                failure = run.Batches[index].Count == 0 ? null
                    : run.UndoWanted ?? await new BatchRunning(ports, run, run.Batches[index], index).RunAsync(cancellationToken).ConfigureAwait(false);
            }

            await EndAsync(run, failure, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // However it ends, nothing of it stays on a device but what the journal says.
            await Task.WhenAll(run.Devices.Select(device => device.DropSessionAsync())).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the end, after the compensation that the plan may ask for.</summary>
    public async Task EndAsync(ChangeRun run, Failure? failure, CancellationToken cancellationToken)
    {
        failure ??= ChangeEnd.Of(run, null) == ChangeState.Confirmed
            ? null
            : new Failure(FailureCode.DeviceError, "It was decided to keep the change, and it could not be confirmed everywhere before the devices undid it.");
        if (run.Plan.Compensate && ChangeEnd.Of(run, failure) == ChangeState.PartiallyConfirmed)
        {
            await CompensateAsync(run, cancellationToken).ConfigureAwait(false);
        }

        var end = ChangeEnd.Of(run, failure);
        await run.WriteAsync(RecordKind.Ended, cancellationToken, record => record with { EndState = end, Failure = failure, Text = Text(run, end, failure) })
            .ConfigureAwait(false);
        ports.Logger.Ended(run.Plan.Id.Value, end, run.Status.Reason);
    }

    private async Task CompensateAsync(ChangeRun run, CancellationToken cancellationToken)
    {
        var kept = run.Status.Devices.Where(device => device.State is DeviceChangeState.Confirmed or DeviceChangeState.Kept).Select(device => device.Device).ToHashSet();
        await Task.WhenAll(run.Devices.Where(device => kept.Contains(device.Name))
            .Select(device => DeviceUndoing.CompensateAsync(ports, run, device, cancellationToken))).ConfigureAwait(false);
    }

    private static bool AllKept(ChangeRun run, int before) => run.Batches.Take(before).SelectMany(batch => batch)
        .All(device => run.Status.Devices.Any(status => status.Device == device.Name && status.State == DeviceChangeState.Confirmed));

    private static string? Text(ChangeRun run, ChangeState end, Failure? failure)
    {
        if (end == ChangeState.Confirmed)
        {
            return run.Devices.Any() ? $"Kept on {string.Join(", ", run.Devices.Select(device => device.Name))}." : "All devices were as wanted already; nothing was sent.";
        }

        if (end is not (ChangeState.PartiallyConfirmed or ChangeState.Unknown))
        {
            return failure?.Message;
        }

        var states = string.Join(", ", run.Status.Devices.Select(device => $"{device.Device} {device.State}"));
        return failure is null ? states : $"{failure.Message} ({states})";
    }
}
