using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Deciding;

/// <summary>Waits for the requester's own confirmation, where the plan asks for it, as long as the timers leave time to act on it.</summary>
internal static class Awaiting
{
    /// <summary>What part of the timers is kept to confirm or undo in.</summary>
    private const int ReservedPart = 4;

    /// <summary>Why it is not to be kept; null when it was confirmed, or nobody is to be waited for.</summary>
    public static async Task<Failure?> AwaitAsync(ChangePorts ports, ChangeRun run, IReadOnlyList<DeviceRun> batch, CancellationToken cancellationToken)
    {
        var reserved = run.Plan.ConfirmTimeout / ReservedPart;
        reserved = reserved < ports.Options.CommitBudget ? reserved : ports.Options.CommitBudget;
        var until = (batch.Min(device => device.Facts.UndoneAt) ?? ports.Steady) - reserved;
        while (run.Plan.RequesterConfirms)
        {
            var changed = run.Changed;
            if (run.UndoWanted is { } wanted)
            {
                return wanted;
            }

            if (run.Has(RecordKind.RequesterConfirmed, batch[0].Batch))
            {
                return null;
            }

            var left = until - ports.Steady;
            if (left <= TimeSpan.Zero)
            {
                return new Failure(FailureCode.Timeout, "Nobody confirmed the change in time.");
            }

            await WaitAsync(ports, run, changed, left, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static async Task WaitAsync(ChangePorts ports, ChangeRun run, Task changed, TimeSpan left, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(run.UndoAsked, cancellationToken);
        try
        {
            await changed.WaitAsync(left, ports.Time, either.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Seen by the clock.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody asked to undo it.
        }
    }
}
