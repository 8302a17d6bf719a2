using System.Collections.Concurrent;

namespace NetMcp.Trust.Keys;

/// <summary>
/// Keys that came in headers and were confirmed: to make one of its coordinates costs more than to verify with it. Only who verified a signature with
/// a key that a good token confirms adds it, so a stranger cannot fill the cache. When it is full it begins anew: to lose it costs time and
/// nothing else.
/// </summary>
internal sealed class KeyCache
{
    /// <summary>The most keys.</summary>
    public const int Capacity = 4096;

    private readonly ConcurrentDictionary<(string X, string Y), PublicKey> _keys = new();

    /// <summary>The key of two coordinates, base64url; null when it is not here.</summary>
    public PublicKey? Find(string x, string y) => _keys.GetValueOrDefault((x, y));

    /// <summary>Keeps a key.</summary>
    public void Add(PublicKey key)
    {
        if (_keys.ContainsKey((key.X, key.Y)))
        {
            return;
        }

        if (_keys.Count >= Capacity)
        {
            _keys.Clear();
        }

        _keys.TryAdd((key.X, key.Y), key);
    }
}
