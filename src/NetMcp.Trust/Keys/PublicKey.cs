using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Trust.Json;

namespace NetMcp.Trust.Keys;

/// <summary>A public key on the curve P-256, with which ES256 signatures are verified (RFC 7518 sections 3.4 and 6.2). Safe for use from several threads.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    /// <summary>The length of a coordinate, in bytes.</summary>
    public const int CoordinateBytes = 32;

    /// <summary>The length of a signature: r and s (RFC 7518 section 3.4).</summary>
    public const int SignatureBytes = 2 * CoordinateBytes;

    /// <summary>Verifiers at rest; an instance of the BCL's may be used by one thread at a time, and making one costs as much as a signature.</summary>
    private readonly ConcurrentBag<ECDsa> _verifiers = [];

    private readonly ECParameters _parameters;

    private PublicKey(ECParameters parameters, ECDsa verifier)
    {
        _parameters = parameters;
        _verifiers.Add(verifier);
        X = Base64UrlText.Write(parameters.Q.X);
        Y = Base64UrlText.Write(parameters.Q.Y);

        // RFC 7638 section 3: the required members only, in the order of their names, without white space.
        Thumbprint = Base64UrlText.Write(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));
    }

    /// <summary>The first coordinate, base64url.</summary>
    public string X { get; }

    /// <summary>The second coordinate, base64url.</summary>
    public string Y { get; }

    /// <summary>The SHA-256 thumbprint (RFC 7638), base64url, 43 characters: what <c>cnf.jkt</c> holds, and the <c>kid</c> of the keys made here.</summary>
    public string Thumbprint { get; }

    /// <summary>Makes a key of a point; null when the point is not on the curve or a coordinate has not 32 bytes.</summary>
    public static PublicKey? TryCreate(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        if (x.Length != CoordinateBytes || y.Length != CoordinateBytes)
        {
            return null;
        }

        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x.ToArray(), Y = y.ToArray() } };
        try
        {
            return new PublicKey(parameters, ECDsa.Create(parameters));
        }
        catch (CryptographicException)
        {
            // The library checks that the point is on the curve: an invalid-curve key is no key.
            return null;
        }
    }

    /// <summary>Whether a signature of r and s is this key's over the data. Anything but 64 bytes is none.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
        {
            return false;
        }

        if (!_verifiers.TryTake(out var verifier))
        {
            verifier = ECDsa.Create(_parameters);
        }

        try
        {
            return verifier.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            _verifiers.Add(verifier);
        }
    }

    /// <summary>The key as a JWK of its required members (RFC 7517), as a header's <c>jwk</c> has it.</summary>
    public JsonObject ToJwk() => new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = X, ["y"] = Y };

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && X == other.X && Y == other.Y;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(X, Y);

    /// <summary>The thumbprint.</summary>
    public override string ToString() => Thumbprint;
}
