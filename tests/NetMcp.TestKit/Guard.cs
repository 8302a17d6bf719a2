using System.Runtime.CompilerServices;

namespace NetMcp.TestKit;

/// <summary>Bounds every wait in a test, so that a hang becomes a failure that names what was waited for.</summary>
public static class Guard
{
    /// <summary>The bound. Generous: two busy cores must never make a correct test fail.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>A token that is cancelled after <see cref="Timeout"/>.</summary>
    public static CancellationToken Token() => new CancellationTokenSource(Timeout).Token;

    /// <summary>Awaits <paramref name="task"/>; throws <see cref="TimeoutException"/> with the awaited expression after <see cref="Timeout"/>.</summary>
    public static async Task<T> Guarded<T>(this Task<T> task, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        await ((Task)task).Guarded(what);
        return await task;
    }

    /// <inheritdoc cref="Guarded{T}(Task{T}, string)"/>
    public static async Task Guarded(this Task task, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        try
        {
            await task.WaitAsync(Timeout);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"still waiting after {Timeout.TotalSeconds} s for: {what}");
        }
    }

    /// <inheritdoc cref="Guarded{T}(Task{T}, string)"/>
    public static Task<T> Guarded<T>(this ValueTask<T> task, [CallerArgumentExpression(nameof(task))] string what = "")
        => task.AsTask().Guarded(what);

    /// <inheritdoc cref="Guarded{T}(Task{T}, string)"/>
    public static Task Guarded(this ValueTask task, [CallerArgumentExpression(nameof(task))] string what = "")
        => task.AsTask().Guarded(what);
}
