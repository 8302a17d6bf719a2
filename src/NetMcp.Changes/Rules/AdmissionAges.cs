namespace NetMcp.Changes.Rules;

/// <summary>
/// How long ago plans were admitted, on the process's own clock, which nobody sets: from when they were admitted, or first seen in this life. What lies before
/// that only the clock on the wall tells; of what it puts into the future the age begins with this life, so that nobody waits longer than a span.
/// </summary>
internal sealed class AdmissionAges(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (TimeSpan Before, long Seen)> _seen = [];

    /// <summary>The age of one.</summary>
    public TimeSpan Of(Admission admission)
    {
        lock (_lock)
        {
            if (!_seen.TryGetValue(admission.Change, out var seen))
            {
                var before = time.GetUtcNow() - admission.At;
                _seen[admission.Change] = seen = (before < TimeSpan.Zero ? TimeSpan.Zero : before, time.GetTimestamp());
            }

            return seen.Before + time.GetElapsedTime(seen.Seen);
        }
    }

    /// <summary>Forgets all but these.</summary>
    public void Keep(IEnumerable<Admission> admissions)
    {
        var kept = admissions.Select(admission => admission.Change).ToHashSet(StringComparer.Ordinal);
        lock (_lock)
        {
            foreach (var change in _seen.Keys.Where(change => !kept.Contains(change)).ToList())
            {
                _seen.Remove(change);
            }
        }
    }
}
