using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace NetMcp.Trust.AccessTokens;

/// <summary>Verifies RSA signatures (RFC 8017 sections 8.1 and 8.2). Safe for use from several threads.</summary>
internal sealed class RsaVerifier
{
    /// <summary>The shortest modulus, in bits (RFC 7518 sections 3.3 and 3.5).</summary>
    public const int LeastBits = 2048;

    /// <summary>The longest modulus, in bits: what costs more than it protects is a way to keep a server busy.</summary>
    public const int MostBits = 8192;

    private readonly ConcurrentBag<RSA> _verifiers = [];
    private readonly RSAParameters _parameters;

    private RsaVerifier(RSAParameters parameters, RSA verifier)
    {
        _parameters = parameters;
        _verifiers.Add(verifier);
    }

    /// <summary>Makes a verifier; null when the key is too short or too long, or its numbers are not those of an RSA key.</summary>
    /// <param name="modulus">n, big-endian without leading zeros (RFC 7518 section 6.3.1.1).</param>
    /// <param name="exponent">e, the same: odd, and from 65537 up, for a small one has weakened many a signature check.</param>
    public static RsaVerifier? TryCreate(byte[] modulus, byte[] exponent)
    {
        if (modulus.Length is < LeastBits / 8 or > MostBits / 8 || modulus[0] < 0x80 || (modulus[^1] & 1) == 0
            || exponent.Length is < 3 or > 4 || exponent[0] == 0 || (exponent[^1] & 1) == 0)
        {
            return null;
        }

        var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
        try
        {
            return new RsaVerifier(parameters, RSA.Create(parameters));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether a signature is this key's over the data.</summary>
    public bool Verify(byte[] data, byte[] signature, RSASignaturePadding padding)
    {
        if (signature.Length != _parameters.Modulus!.Length)
        {
            return false;
        }

        if (!_verifiers.TryTake(out var verifier))
        {
            verifier = RSA.Create(_parameters);
        }

        try
        {
            return verifier.VerifyData(data, signature, HashAlgorithmName.SHA256, padding);
        }
        finally
        {
            _verifiers.Add(verifier);
        }
    }
}
