namespace NetMcp.Server.Hosting;

/// <summary>The tool calls under way: none is let in once a stop has begun, and the stop can wait for the last one.</summary>
internal sealed class RunningCalls : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _closed;

    /// <summary>Cancelled when the calls that still run are given up.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>How many run.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>Counts a call in until it is disposed of; null when no more are taken.</summary>
    public IDisposable? TryEnter()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            _count++;
            return new Call(this);
        }
    }

    /// <summary>Lets no more in; the task completes when the last one has left.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_count == 0)
            {
                _drained.TrySetResult();
            }
        }

        return _drained.Task;
    }

    /// <summary>Cancels those that still run.</summary>
    public Task AbandonAsync() => _abandoned.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _abandoned.Dispose();

    private void Leave()
    {
        lock (_gate)
        {
            if (--_count == 0 && _closed)
            {
                _drained.TrySetResult();
            }
        }
    }

    private sealed class Call(RunningCalls calls) : IDisposable
    {
        public void Dispose() => calls.Leave();
    }
}
