using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Proofs;

/// <summary>
/// The proofs that were seen, until they are too old to be taken anyway. Bounded, in all and for each key; what does not fit is refused, for a proof that
/// is not remembered could be sent again. Its time never goes back: when the clock does, proofs are refused until it has caught up, instead of
/// forgotten ones being taken again.
/// </summary>
internal sealed class ReplayMemory(DpopOptions options, DateTimeOffset start)
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _seen = [];
    private readonly PriorityQueue<(UInt128 Name, string Key), DateTimeOffset> _byEnd = new();
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private DateTimeOffset _latest = start;

    /// <summary>Of how many keys something is remembered.</summary>
    public int KnownKeys
    {
        get
        {
            lock (_lock)
            {
                return _byKey.Count;
            }
        }
    }

    /// <summary>The time, or the latest that was ever seen.</summary>
    public DateTimeOffset Latest(DateTimeOffset now)
    {
        lock (_lock)
        {
            return _latest = now > _latest ? now : _latest;
        }
    }

    /// <summary>Remembers a proof; a refusal when it is remembered already, or cannot be.</summary>
    public Refusal? Remember(string key, string id, DateTimeOffset issuedAt)
    {
        var name = NameOf(key, id);
        lock (_lock)
        {
            Forget();
            if (_seen.Contains(name))
            {
                return new Refusal(RefusalCode.Replay, "jti", "This proof was used before; make one for each request.");
            }

            // Nothing is kept of what is refused: a holder of one token makes links, and so keys, without end.
            if (_seen.Count >= options.Capacity || _byKey.GetValueOrDefault(key) >= options.CapacityPerKey)
            {
                return new Refusal(RefusalCode.Capacity, "jti", "More proofs came in a short time than can be remembered; try again later.");
            }

            CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _)++;
            _seen.Add(name);
            _byEnd.Enqueue((name, key), issuedAt + options.MaxAge);
            return null;
        }
    }

    // A jti is unique for its key's holder only (RFC 9449 section 4.2 leaves it to the client). Half of a hash: whoever finds two of its own proofs with
    // the same half gains nothing by it, and nobody finds one for somebody else's.
    private static UInt128 NameOf(string key, string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key + "." + id), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private void Forget()
    {
        // One second more than the age at which a proof is refused, so that none is forgotten while it is still taken.
        while (_byEnd.TryPeek(out var oldest, out var end) && end + TimeSpan.FromSeconds(1) < _latest)
        {
            _byEnd.Dequeue();
            _seen.Remove(oldest.Name);
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_byKey, oldest.Key);
            if (--count == 0)
            {
                _byKey.Remove(oldest.Key);
            }
        }
    }
}
