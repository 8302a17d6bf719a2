using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Core.Outcomes;

namespace NetMcp.Tools.Elicitation;

/// <summary>
/// Seals the <c>requestState</c> of an <c>InputRequiredResult</c> (MCP 2026-07-28): AES-GCM (NIST SP 800-38D) with a key that lives as long as the process. It says
/// only until when it counts; whose it is and what for is authenticated with it, so that anybody else's, or one for something else, is no better than a forged one.
/// </summary>
/// <param name="time">Its clock that nobody can set is what a state ends by.</param>
/// <param name="random">Where the key and the nonces come from.</param>
internal sealed class RequestStateSeal(TimeProvider time, RandomNumberGenerator random) : IDisposable
{
    /// <summary>For how long one counts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TextBytes = sizeof(long);
    private const int TagBytes = 16;
    private const int Bytes = NonceBytes + TextBytes + TagBytes;

    private static readonly Failure Unknown = new(
        FailureCode.InvalidArgument,
        "This requestState was not given to this caller for this call, or the gateway has restarted since. Nothing was done; call again without it.");

    private static readonly Failure Over = new(FailureCode.InvalidArgument, "The time of this requestState is over. Nothing was done; call again without it.");

    private readonly byte[] _key = Draw(random, KeyBytes);

    /// <summary>A state for one caller, tool and subject: 48 characters of base64url.</summary>
    public string Seal(string caller, string tool, string subject)
    {
        Span<byte> text = stackalloc byte[TextBytes];
        BinaryPrimitives.WriteInt64BigEndian(text, time.GetTimestamp());
        var sealedState = new byte[Bytes];
        var nonce = Draw(random, NonceBytes);
        nonce.CopyTo(sealedState, 0);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, text, sealedState.AsSpan(NonceBytes, TextBytes), sealedState.AsSpan(NonceBytes + TextBytes), Binding(caller, tool, subject));
        return Base64Url.EncodeToString(sealedState);
    }

    /// <summary>Why a state does not count; null when it is this caller's, for this.</summary>
    public Failure? FindObjection(string state, string caller, string tool, string subject)
    {
        Span<byte> sealedState = stackalloc byte[Bytes];
        if (state.Length != Base64Url.GetEncodedLength(Bytes) || !Base64Url.IsValid(state) || !Base64Url.TryDecodeFromChars(state, sealedState, out var length) || length != Bytes)
        {
            return Unknown;
        }

        Span<byte> text = stackalloc byte[TextBytes];
        try
        {
            using var cipher = new AesGcm(_key, TagBytes);
            cipher.Decrypt(sealedState[..NonceBytes], sealedState.Slice(NonceBytes, TextBytes), sealedState[(NonceBytes + TextBytes)..], text, Binding(caller, tool, subject));
        }
        catch (AuthenticationTagMismatchException)
        {
            return Unknown;
        }

        return time.GetElapsedTime(BinaryPrimitives.ReadInt64BigEndian(text)) < Lifetime ? null : Over;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        random.Dispose();
    }

    // With their lengths before them no three texts can pass for three others.
    private static byte[] Binding(string caller, string tool, string subject) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', new[] { caller, tool, subject }.Select(part => $"{part.Length}:{part}"))));

    private static byte[] Draw(RandomNumberGenerator random, int count)
    {
        var bytes = new byte[count];
        random.GetBytes(bytes);
        return bytes;
    }
}
