namespace NetMcp.Trust.Keys;

/// <summary>
/// The keys of a token authority, in a folder: <c>ring.json</c> and a <c>KID.pem</c> a key. One key signs. A key that another has followed goes on
/// verifying until the overlap ends, so that no token dies of a rotation; a new key can be published before it signs, so that whoever keeps a copy
/// of the key set has it in time.
/// </summary>
public sealed class KeyRing : IDisposable
{
    /// <summary>The most keys of a ring: as many as a key set may have.</summary>
    public const int MaxKeys = KeySet.MaxKeys;

    private readonly Dictionary<string, SigningKey> _keys;

    private KeyRing(IReadOnlyList<RingEntry> entries, Dictionary<string, SigningKey> keys)
    {
        Entries = entries;
        _keys = keys;
    }

    /// <summary>The keys, in the order in which they sign.</summary>
    public IReadOnlyList<RingEntry> Entries { get; }

    /// <summary>Opens the ring of a folder.</summary>
    /// <exception cref="KeyFileException">There is none, or a file of it cannot be used.</exception>
    public static KeyRing Open(string folder)
    {
        KeyDisk.RefuseSharedFolder(folder);
        var entries = RingFile.Read(RingPath(folder));
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var key = KeyFile.Read(KeyPath(folder, entry.Kid));
            if (key.Public.Thumbprint != entry.Kid || !keys.TryAdd(entry.Kid, key))
            {
                throw new KeyFileException($"{KeyPath(folder, entry.Kid)} holds another key than its name says, or it is listed twice.");
            }
        }

        return new KeyRing([.. entries.OrderBy(entry => entry.SignsFrom)], keys);
    }

    /// <summary>
    /// Makes a new key and has it follow the one that signs now; the first time it makes the ring. Keys whose overlap has ended are removed, their
    /// files too.
    /// </summary>
    /// <param name="folder">The folder, which is made with mode 0700 when it is not there, as those above it.</param>
    /// <param name="now">The time.</param>
    /// <param name="lead">How long the new key is published before it signs; not used for the first.</param>
    /// <param name="overlap">
    /// How long the keys before it go on verifying after that: at least the longest lifetime of a token. It can end the overlap of an older key sooner, never
    /// later: a key that was stolen may have been followed before that was known.
    /// </param>
    /// <exception cref="KeyFileException">A file cannot be used or written, or the ring is full.</exception>
    public static RingEntry Rotate(string folder, DateTimeOffset now, TimeSpan lead, TimeSpan overlap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lead, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, TimeSpan.Zero);
        KeyDisk.MakeFolder(folder);
        KeyDisk.RefuseSharedFolder(folder);
        var before = File.Exists(RingPath(folder)) ? RingFile.Read(RingPath(folder)) : [];
        var ended = before.Where(entry => entry.VerifiesUntil <= now).ToList();
        var kept = before.Except(ended).ToList();
        if (kept.Count >= MaxKeys)
        {
            throw new KeyFileException($"{folder} has {MaxKeys} keys that still verify; wait until the overlap of one has ended.");
        }

        // Whole seconds, as the file has them.
        now = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var signsFrom = kept.Count == 0 ? now : now + lead;
        using var key = SigningKey.Create();
        var entry = new RingEntry(key.Public.Thumbprint, now, signsFrom, null);
        KeyFile.Create(KeyPath(folder, entry.Kid), key);
        var until = signsFrom + overlap;
        RingFile.Write(RingPath(folder), [.. kept.Select(old => old with { VerifiesUntil = old.VerifiesUntil < until ? old.VerifiesUntil : until }), entry]);
        ended.ForEach(old => KeyDisk.Delete(KeyPath(folder, old.Kid)));
        return entry;
    }

    /// <summary>The key that signs at a time: the one that nothing has followed, and before that may sign the last one that may.</summary>
    /// <exception cref="KeyFileException">None may sign yet.</exception>
    public SigningKey SignerAt(DateTimeOffset now) => Entries.Where(entry => entry.SignsFrom <= now && Verifies(entry, now)).OrderBy(entry => entry.VerifiesUntil is null).LastOrDefault() is { } entry
        ? _keys[entry.Kid]
        : throw new KeyFileException("No key of the ring may sign at this time; make one with 'netmcp keys rotate', and look at the clock.");

    /// <summary>The keys that are published at a time: those that sign, will sign, or whose overlap goes on.</summary>
    public KeySet PublishedAt(DateTimeOffset now) => KeySet.Of(Entries.Where(entry => Verifies(entry, now)).Select(entry => _keys[entry.Kid].Public));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private static bool Verifies(RingEntry entry, DateTimeOffset now) => entry.VerifiesUntil is not { } until || now < until;

    private static string RingPath(string folder) => Path.Combine(folder, "ring.json");

    private static string KeyPath(string folder, string kid) => Path.Combine(folder, kid + ".pem");
}
