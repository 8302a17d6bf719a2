using NetMcp.Core.Outcomes;

namespace NetMcp.Devices.Sessions;

/// <summary>
/// Decides whether a device is tried now. After a failure it is left alone for a time that doubles from failure to failure, with
/// jitter so that a site that comes back is not met by all at once; callers in between get the last failure at once. A wrong host key
/// or a failed login stops all attempts until something changed.
/// </summary>
internal sealed class DeviceBreaker(TimeSpan maxBackOff, TimeProvider time, Func<double> random)
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private int _failures;
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _openUntil = TimeSpan.MinValue;
    private Failure? _last;
    private string? _blockedStamp;

    /// <summary>The last failure, while no attempt has succeeded since.</summary>
    public Failure? Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>Whether nothing is tried until somebody acts.</summary>
    public bool IsBlocked
    {
        get
        {
            lock (_gate)
            {
                return _blockedStamp is not null;
            }
        }
    }

    /// <summary>The answer to give without trying, or null: try.</summary>
    /// <param name="stamp">What a block depends on (known_hosts, the credential's file); a change lifts it.</param>
    public Failure? FindAnswer(string stamp)
    {
        lock (_gate)
        {
            if (_blockedStamp is not null)
            {
                if (_blockedStamp == stamp)
                {
                    return _last;
                }

                _blockedStamp = null;
                return null;
            }

            return _last is not null && _openUntil > Steady ? _last with { RetryAfter = _openUntil - Steady } : null;
        }
    }

    // Nobody sets it: a device would be left alone for as long as the clock on the wall was set back.
    private TimeSpan Steady => time.GetElapsedTime(_origin);

    public void Succeeded() => Reset();

    public void Failed(OpenFailure failure, string stamp)
    {
        lock (_gate)
        {
            switch (failure.Kind)
            {
                case OpenFailureKind.NotTried:
                    return;
                case OpenFailureKind.HostKey or OpenFailureKind.Login:
                    _blockedStamp = stamp;
                    _last = failure.Failure;
                    return;
                default:
                    var doubled = FirstBackOff * Math.Pow(2, Math.Min(_failures, 16));
                    var backOff = doubled < maxBackOff ? doubled : maxBackOff;
                    _failures++;
                    // Between half and the whole of it.
                    _openUntil = Steady + (backOff * (0.5 + (random() / 2)));
                    _last = failure.Failure;
                    return;
            }
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _failures = 0;
            _openUntil = TimeSpan.MinValue;
            _last = null;
            _blockedStamp = null;
        }
    }
}
