namespace NetMcp.Files;

/// <summary>
/// Has work done that waits for a disk, and waits no longer than a patience for it. A disk that hangs keeps the thread that asks it, out of reach of any
/// signal: so the threads are not those of the pool, and as long as one that was given up on has not come back no further one is sent after it. Time is
/// the real one: no disk heeds a clock of a test.
/// </summary>
/// <param name="patience">The longest wait.</param>
public sealed class PatientDisk(TimeSpan patience)
{
    private int _givenUp;

    /// <summary>Does work on a thread of its own.</summary>
    /// <exception cref="SlowDiskException">The disk has not answered in time, and the work may be done yet; or it has not answered others, and the work is not begun.</exception>
    public async Task<T> RunAsync<T>(Func<T> work)
    {
        if (Volatile.Read(ref _givenUp) > 0)
        {
            throw new SlowDiskException(patience);
        }

        var done = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        try
        {
            return await done.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!done.IsCompleted)
        {
            Interlocked.Increment(ref _givenUp);
            _ = done.ContinueWith(ComeBack, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw new SlowDiskException(patience);
        }
    }

    /// <inheritdoc cref="RunAsync{T}(Func{T})"/>
    public Task RunAsync(Action work) => RunAsync(() =>
    {
        work();
        return true;
    });

    private void ComeBack(Task done)
    {
        // Nobody waits for what it says any more.
        _ = done.Exception;
        Interlocked.Decrement(ref _givenUp);
    }
}
