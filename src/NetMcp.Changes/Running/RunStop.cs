using System.Collections.Concurrent;
using NetMcp.Changes.Applying;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Running;

/// <summary>
/// The stop of a gateway in two parts: changes are asked to go back first, in the time that there is for it, and are left where they are then. What a
/// device undoes by itself would be undone without it too, only later; what the gateway undoes would stand until it is back.
/// </summary>
internal sealed class RunStop(ChangePorts ports) : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _lock = new();
    private long _began;

    /// <summary>Why changes are undone then.</summary>
    public static Failure Reason { get; } = new(FailureCode.ShuttingDown, "The gateway was stopped before the change was decided to be kept.");

    /// <summary>Whether it has begun: nothing new is to be begun, and nothing that broke off is to be taken up again.</summary>
    public bool HasBegun => _asked.IsCancellationRequested;

    /// <summary>Cancelled when it begins.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>Cancelled when the time is over: everything stops where it is.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Has a change told, until what is returned is disposed of; one that begins too late is told at once.</summary>
    public CancellationTokenRegistration Tell(ChangeRun run) => _asked.Token.Register(() => run.AskUndo(Reason));

    /// <summary>Begins it; again it does nothing.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            if (!HasBegun)
            {
                _began = ports.Time.GetTimestamp();
                _asked.Cancel();
            }
        }
    }

    /// <summary>Waits for what is under way as long as there is time, and stops the rest where it is.</summary>
    public async Task EndAsync(ConcurrentDictionary<ChangeId, Task> driving, CancellationToken cancellationToken)
    {
        Begin();
        var all = Task.WhenAll(driving.Values);
        var left = ports.Options.StopBudget - ports.Time.GetElapsedTime(_began);
        try
        {
            await all.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, ports.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            ports.Logger.LeftToRecovery(string.Join(", ", driving.Keys));
        }

        await _over.CancelAsync().ConfigureAwait(false);
        await all.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _asked.Dispose();
        _over.Dispose();
    }
}
