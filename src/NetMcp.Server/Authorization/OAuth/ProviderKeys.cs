using System.Diagnostics.CodeAnalysis;
using NetMcp.Trust.AccessTokens;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>
/// The authorization server's keys, kept while they are fresh, and for a limited time while the server is away. One fetch at a time, whoever waits; whoever
/// gives up waiting does not stop it. A token with an unknown key has them fetched anew, but never more often than once in an interval: else anybody could
/// make the gateway a means to flood the server.
/// </summary>
internal sealed class ProviderKeys : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly Func<CancellationToken, Task<ProviderFetch>> _fetch;
    private readonly ProviderKeyTimes _times;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private ProviderKeySet? _keys;
    private TimeSpan _freshFor;
    private long _fetchedAt;
    private long? _attemptedAt;
    private Task? _running;

    public ProviderKeys(Func<CancellationToken, Task<ProviderFetch>> fetch, ProviderKeyTimes times, TimeProvider time, ILogger log)
    {
        _fetch = fetch;
        _stopped = _stop.Token;
        _times = times;
        _time = time;
        _log = log;
    }

    /// <summary>The keys; null when there are none that may still be used.</summary>
    public async ValueTask<ProviderKeySet?> GetAsync(CancellationToken cancellationToken)
    {
        if (Begin(() => _keys is null || _time.GetElapsedTime(_fetchedAt) >= _freshFor) is { } fetching)
        {
            await (Usable() is null ? fetching.WaitAsync(cancellationToken) : WaitAWhileAsync(fetching, cancellationToken));
        }

        return Usable();
    }

    /// <summary>Newer keys than those in which one was looked for in vain, where there are newer ones or the interval lets them be fetched; else the same.</summary>
    public async ValueTask<ProviderKeySet?> GetNewerAsync(ProviderKeySet seen, CancellationToken cancellationToken)
    {
        if (Begin(() => ReferenceEquals(_keys, seen)) is { } fetching)
        {
            await fetching.WaitAsync(cancellationToken);
        }

        return Usable();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    // While there are keys that may be used, a server that hangs must not hold up everybody.
    private async Task WaitAWhileAsync(Task fetching, CancellationToken cancellationToken)
    {
        TimeSpan left;
        lock (_lock)
        {
            left = LongestWait - (_attemptedAt is { } attempt ? _time.GetElapsedTime(attempt) : TimeSpan.Zero);
        }

        if (left <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await fetching.WaitAsync(left, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on, and counts when it is there.
        }
    }

    /// <summary>The fetch to wait for; null when none is wanted, or it is too early for one.</summary>
    private Task? Begin(Func<bool> wanted)
    {
        lock (_lock)
        {
            if (!wanted())
            {
                return null;
            }

            if (_running is { IsCompleted: false })
            {
                return _running;
            }

            if (_attemptedAt is { } attempt && _time.GetElapsedTime(attempt) < _times.Retry)
            {
                return null;
            }

            _attemptedAt = _time.GetTimestamp();
            return _running = FetchAsync(_stopped);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whoever waits is told by what Usable says, and the next attempt may do better; a fault of our own is in the log.")]
    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        // Not under the caller's lock.
        await Task.Yield();
        try
        {
            switch (await _fetch(cancellationToken))
            {
                case ProviderFetch.Fetched fetched:
                    Keep(fetched);
                    break;
                case ProviderFetch.Failed failed:
                    OAuthLog.KeysUnavailable(_log, failed.Reason);
                    break;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The gateway stops.
        }
        catch (Exception e)
        {
            OAuthLog.KeysFailed(_log, e);
        }
    }

    private void Keep(ProviderFetch.Fetched fetched)
    {
        lock (_lock)
        {
            var said = fetched.MaxAge ?? _times.Refresh;
            _freshFor = said > _times.Refresh ? _times.Refresh : said < _times.Retry ? _times.Retry : said;
            _keys = fetched.Keys;
            _fetchedAt = _time.GetTimestamp();
        }

        OAuthLog.KeysFetched(_log, fetched.Keys.Count, fetched.Keys.PassedOver.Count);
        foreach (var reason in fetched.Keys.PassedOver)
        {
            OAuthLog.KeyPassedOver(_log, reason);
        }
    }

    private ProviderKeySet? Usable()
    {
        lock (_lock)
        {
            return _keys is not null && _time.GetElapsedTime(_fetchedAt) < _times.Keep ? _keys : null;
        }
    }
}
