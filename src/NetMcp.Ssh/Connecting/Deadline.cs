namespace NetMcp.Ssh.Connecting;

/// <summary>A caller's token with a limit of ours on top, and which of the two it was.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _caller;
    private readonly string _what;

    public Deadline(string what, TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _what = what;
        _caller = caller;
        _limit = new CancellationTokenSource(limit, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _limit.Token);
    }

    public CancellationToken Token => _linked.Token;

    /// <summary>Whether it was our limit that ended it, and not the caller.</summary>
    public bool HasPassed => _limit.IsCancellationRequested && !_caller.IsCancellationRequested;

    public SshException Exception => new(SshFailureReason.Timeout, $"{_what} took longer than allowed.");

    /// <summary>Awaits; the limit's passing becomes a Timeout.</summary>
    public async Task<T> WatchAsync<T>(Task<T> task)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (HasPassed)
        {
            throw Exception;
        }
        catch (OperationCanceledException exception) when (_caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, _caller);
        }
    }

    public void Dispose()
    {
        _linked.Dispose();
        _limit.Dispose();
    }
}
