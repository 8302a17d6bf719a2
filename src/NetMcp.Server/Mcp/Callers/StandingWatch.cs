using NetMcp.Core.Access;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>Ends a stream that stays open once its caller's token has expired or was revoked: looked at every second.</summary>
internal sealed class StandingWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer? _timer;

    public StandingWatch(ICaller caller, TimeProvider time)
    {
        if (caller is Authorization.IGuardedCaller)
        {
            _timer = time.CreateTimer(_ => EndUnlessStanding(caller), null, Interval, Interval);
        }
    }

    /// <summary>Cancelled when it has ended.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _ended.Dispose();
    }

    private void EndUnlessStanding(ICaller caller)
    {
        try
        {
            if (!caller.Stands())
            {
                _ended.Cancel();
            }
        }
        catch (ObjectDisposedException)
        {
            // The stream ended just now.
        }
    }
}
