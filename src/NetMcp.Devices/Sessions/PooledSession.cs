using NetMcp.Devices.Inventory;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Sessions;

/// <summary>One open session with what the gateway knows of it. Its counters are changed under the owner's lock.</summary>
internal sealed class PooledSession : IAsyncDisposable
{
    // Selects nothing (RFC 6241 section 6.4.2): the cheapest question that every server answers.
    public static readonly Get LivenessQuestion = new() { Filter = NetconfFilter.Subtree(string.Empty) };

    private readonly DeviceLimits _limits;
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private int _checking;
    private long _lastUsed;

    public PooledSession(NetconfSession session, SessionPurpose purpose, DeviceLimits limits, TimeProvider time)
    {
        Session = session;
        Purpose = purpose;
        _limits = limits;
        _time = time;
        OpenedAt = time.GetUtcNow();
        NoteUse();
    }

    public NetconfSession Session { get; }

    public SessionPurpose Purpose { get; }

    public DateTimeOffset OpenedAt { get; }

    /// <summary>Notes that its last user gave it back.</summary>
    public void NoteUse() => _lastUsed = _time.GetTimestamp();

    /// <summary>How many users it has now.</summary>
    public int Users { get; set; }

    public bool IsOver => Session.Ended.IsCompleted;

    /// <summary>
    /// Whether the device may be asked something on it: while a subscription is active only with :interleave (RFC 5277 section 6). Else
    /// TCP keep-alive alone tells that it is gone.
    /// </summary>
    private bool MayAsk => Purpose != SessionPurpose.Events || Session.Capabilities.Interleave;

    /// <summary>Begins to look after the session: silent ones are asked whether the device still lives, idle ones are closed.</summary>
    /// <param name="tryRetire">Takes the session out of the pool if nobody uses it.</param>
    public void Watch(Func<PooledSession, bool> tryRetire)
    {
        var interval = _limits.LivenessInterval < _limits.IdleTimeout ? _limits.LivenessInterval : _limits.IdleTimeout;
        _timer = _time.CreateTimer(_ => _ = LookAsync(tryRetire), null, interval, interval);
        _ = StopTimerAtEndAsync();
    }

    /// <summary>Closes in good order.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        StopTimer();
        await Session.CloseAsync(cancellationToken).ConfigureAwait(false);
        await Session.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        StopTimer();
        await Session.DisposeAsync().ConfigureAwait(false);
    }

    private async Task LookAsync(Func<PooledSession, bool> tryRetire)
    {
        if (IsOver || Interlocked.Exchange(ref _checking, 1) == 1)
        {
            return;
        }

        try
        {
            var idle = _time.GetElapsedTime(_lastUsed);
            if (Users == 0 && idle >= _limits.IdleTimeout && Purpose == SessionPurpose.Read)
            {
                if (tryRetire(this))
                {
                    await CloseAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
            else if (Session.Outstanding == 0 && MayAsk)
            {
                // An answer that does not come ends the session by itself; so does a caller's own rpc.
                var question = LivenessQuestion with { Timeout = _limits.LivenessInterval };
                if (await Session.ExecuteAsync(question, CancellationToken.None).ConfigureAwait(false) is RpcOutcome<Netconf.Messages.RpcReply>.Success answer)
                {
                    await answer.Value.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        catch (NetconfException)
        {
            // The session has ended and says so itself.
        }
        finally
        {
            Volatile.Write(ref _checking, 0);
        }
    }

    private async Task StopTimerAtEndAsync()
    {
        await Session.Ended.ConfigureAwait(false);
        StopTimer();
    }

    private void StopTimer() => Interlocked.Exchange(ref _timer, null)?.Dispose();
}
