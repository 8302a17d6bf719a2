using System.Buffers.Binary;
using System.Security.Cryptography;
using NetMcp.Trust.Json;

namespace NetMcp.Trust.Proofs;

/// <summary>
/// Nonces of a server (RFC 9449 section 8) without a memory of them: the time and an HMAC over it, with a key that lives as long as the process. A client
/// cannot make one ahead, and one is good for its lifetime only.
/// </summary>
public sealed class DpopNonces
{
    private const int TagBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;

    /// <summary>Makes a source of nonces.</summary>
    public DpopNonces(TimeProvider time, TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        _time = time;
        _lifetime = lifetime;
    }

    /// <summary>A nonce for the <c>DPoP-Nonce</c> header.</summary>
    public string Create()
    {
        Span<byte> nonce = stackalloc byte[sizeof(long) + TagBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, _time.GetUtcNow().ToUnixTimeMilliseconds());
        Tag(nonce[..sizeof(long)], nonce[sizeof(long)..]);
        return Base64UrlText.Write(nonce);
    }

    /// <summary>Whether a nonce is ours and good still.</summary>
    public bool IsGood(string? nonce)
    {
        if (nonce is null || nonce.Length > 64 || Base64UrlText.Read(nonce) is not { Length: sizeof(long) + TagBytes } bytes)
        {
            return false;
        }

        Span<byte> tag = stackalloc byte[TagBytes];
        Tag(bytes.AsSpan(0, sizeof(long)), tag);
        var age = _time.GetUtcNow().ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64BigEndian(bytes);
        return CryptographicOperations.FixedTimeEquals(tag, bytes.AsSpan(sizeof(long))) && age >= 0 && age < _lifetime.TotalMilliseconds;
    }

    private void Tag(ReadOnlySpan<byte> time, Span<byte> tag)
    {
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, time, full);
        full[..TagBytes].CopyTo(tag);
    }
}
