using Microsoft.Extensions.Logging;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit.Journals;

/// <summary>
/// Sees that a write does not come back. A disk that hangs says nothing, so nothing but the time tells; and who comes then is refused at once, instead of
/// waiting as long as those before and adding to what waits.
/// </summary>
internal sealed class WriteWatch(TimeProvider time, TimeSpan patience, ILogger logger)
{
    private readonly Lock _lock = new();
    private long? _began;
    private bool _isGivenUp;

    /// <summary>Whether a write is under way that somebody has given up on, or that has taken longer than the patience.</summary>
    public bool HasStalled
    {
        get
        {
            lock (_lock)
            {
                return _isGivenUp || (_began is { } began && time.GetElapsedTime(began) >= patience);
            }
        }
    }

    /// <summary>Writes, and watches it.</summary>
    public void Run(Action write)
    {
        lock (_lock)
        {
            _began = time.GetTimestamp();
        }

        try
        {
            write();
        }
        finally
        {
            bool wasGivenUp;
            lock (_lock)
            {
                (wasGivenUp, _isGivenUp, _began) = (_isGivenUp, false, null);
            }

            if (wasGivenUp)
            {
                logger.Answers();
            }
        }
    }

    /// <summary>What whoever does not wait any longer is told; the operator is told once a write.</summary>
    public AuditUnavailableException GiveUp()
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = _began is not null && !_isGivenUp;
            _isGivenUp |= isFirst;
        }

        if (isFirst)
        {
            logger.Stalled(patience.TotalSeconds);
        }

        return new AuditUnavailableException($"The disk of the audit log has not answered for {patience.TotalSeconds:0.#} s; nothing that has to be recorded is begun until it does.");
    }
}
