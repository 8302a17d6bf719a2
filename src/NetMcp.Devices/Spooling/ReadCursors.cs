using System.Buffers.Text;
using System.Security.Cryptography;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Devices.Spooling;

/// <summary>
/// Core's port. What is kept is in files, and what it is kept for in memory: a restart forgets both. A cursor stays good while it is used, so that an
/// answer that was lost can be asked for again.
/// </summary>
internal sealed class ReadCursors : IReadCursors, IDisposable
{
    // 128 bits.
    private const int TokenBytes = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _kept = new();
    private readonly SpoolLimits _limits;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _isStopped;

    public ReadCursors(SpoolLimits limits, TimeProvider time)
    {
        _limits = limits;
        _time = time;
        _timer = time.CreateTimer(_ => DropExpired(), null, limits.Lifetime / 4, limits.Lifetime / 4);
    }

    public string? Keep(string owner, DocumentRest rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        if (rest.Document.Pages is not JsonPages pages)
        {
            return null;
        }

        lock (_gate)
        {
            if (_isStopped || (_kept.FirstOrDefault(one => one.Holds(pages.Content)) ?? TakeIn(pages)) is not { } kept)
            {
                return null;
            }

            var moved = rest with { Document = rest.Document with { Pages = kept.Pages } };
            var existing = kept.Tokens.Find(token => _entries[token] is { } entry && entry.Owner == owner && entry.Rest.From == rest.From);
            var cursor = existing ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
            if (existing is null)
            {
                kept.Tokens.Add(cursor);
                _entries.Add(cursor, new Entry(owner, moved, kept));
            }

            Touch(kept);
            MakeRoom();
            return cursor;
        }
    }

    public Outcome<DocumentRest> Find(string owner, string cursor)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(cursor, out var entry) && entry.Owner == owner && entry.Kept.Ends > _time.GetUtcNow())
            {
                Touch(entry.Kept);
                return entry.Rest;
            }
        }

        return new Failure(
            FailureCode.InvalidArgument,
            $"This cursor is not valid, or not any more (they last {_limits.Lifetime.TotalMinutes:0} minutes, and for the caller who got them). Read again.");
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isStopped = true;
            while (_kept.First is { } first)
            {
                Drop(first.Value);
            }
        }
    }

    private Kept? TakeIn(JsonPages pages)
    {
        if (pages.Content.ToFile() is not { } file)
        {
            return null;
        }

        var kept = new Kept(pages.With(file), pages.Content);
        _kept.AddLast(kept);
        return kept;
    }

    private void Touch(Kept kept)
    {
        kept.Ends = _time.GetUtcNow() + _limits.Lifetime;
        _kept.Remove(kept);
        _kept.AddLast(kept);
    }

    private void MakeRoom()
    {
        while (_entries.Count > _limits.MaxCursors && _kept.Count > 1)
        {
            Drop(_kept.First!.Value);
        }
    }

    private void DropExpired()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_kept.First is { } first && first.Value.Ends <= now)
            {
                Drop(first.Value);
            }
        }
    }

    private void Drop(Kept kept)
    {
        _kept.Remove(kept);
        kept.Tokens.ForEach(token => _entries.Remove(token));
        kept.Pages.Content.Dispose();
    }

    private sealed record Entry(string Owner, DocumentRest Rest, Kept Kept);

    private sealed class Kept(JsonPages pages, SpooledBytes original)
    {
        // Another part of the same answer may be kept later; till then the original need not stay in memory.
        private readonly WeakReference<SpooledBytes> _original = new(original);

        public JsonPages Pages { get; } = pages;

        public bool Holds(SpooledBytes content) => Pages.Content == content || (_original.TryGetTarget(out var original) && original == content);

        public DateTimeOffset Ends { get; set; }

        public List<string> Tokens { get; } = [];
    }
}
