using NetMcp.Trust.Keys;
using NetMcp.Trust.Revocation;

namespace NetMcp.Server.Authorization;

/// <summary>
/// The token authority's folder as a running gateway uses it: each use looks whether the ring was rotated (one stat), and the list of revocations looks at
/// its own length. Whatever cannot be read is an exception at that use, so that nobody is let in by what was known before.
/// </summary>
internal sealed class TokenAuthority
{
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly TimeProvider _time;
    private Ring? _ring;
    private RevocationFile? _revocations;

    public TokenAuthority(string folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
    }

    /// <summary>What was revoked.</summary>
    /// <exception cref="RevocationFileException">The list cannot be read.</exception>
    public RevocationFile Revocations
    {
        get
        {
            lock (_lock)
            {
                return _revocations ??= new RevocationFile(AuthorityFiles.Revocations(_folder), _time);
            }
        }
    }

    /// <summary>The keys that are published now. The same object while nothing has changed.</summary>
    /// <exception cref="KeyFileException">A file of the ring cannot be used.</exception>
    public KeySet Published()
    {
        lock (_lock)
        {
            var ring = Current();
            var now = _time.GetUtcNow();
            if (ring.Set is not { } set || now < ring.From || now >= ring.Until)
            {
                ring.Set = set = ring.Keys.PublishedAt(now);
                ring.From = now;
                ring.Until = ring.Keys.Entries.Select(entry => entry.VerifiesUntil ?? DateTimeOffset.MaxValue).Where(end => end > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            }

            return set;
        }
    }

    /// <summary>Reads all that a request will need, so that what is wrong is found out before anybody asks.</summary>
    /// <exception cref="KeyFileException">A file of the ring cannot be used.</exception>
    /// <exception cref="RevocationFileException">The list of revocations cannot be read.</exception>
    public void Check()
    {
        Published();
        _ = Revocations.Entries;
    }

    /// <summary>The key that signs now.</summary>
    /// <exception cref="KeyFileException">None may, or a file of the ring cannot be used.</exception>
    public SigningKey Signer()
    {
        lock (_lock)
        {
            return Current().Keys.SignerAt(_time.GetUtcNow());
        }
    }

    private Ring Current()
    {
        var file = new FileInfo(AuthorityFiles.Ring(_folder));
        var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : throw new KeyFileException($"{file.FullName} is not there; 'netmcp keys rotate' makes it.");
        if (_ring is null || _ring.Stamp != stamp)
        {
            // The old ring is left to the garbage collector: a request may be verifying with a key of it.
            _ring = null;
            _ring = new Ring(KeyRing.Open(AuthorityFiles.Keys(_folder)), stamp);
        }

        return _ring;
    }

    private sealed class Ring(KeyRing keys, (DateTime, long) stamp)
    {
        public KeyRing Keys => keys;

        public (DateTime, long) Stamp => stamp;

        public KeySet? Set { get; set; }

        public DateTimeOffset From { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
