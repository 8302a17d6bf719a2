using System.Security.Cryptography;

namespace NetMcp.Trust.Keys;

/// <summary>A private key on the curve P-256, with which ES256 signatures are made. Safe for use from several threads.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _lock = new();

    private SigningKey(ECDsa key, PublicKey publicKey)
    {
        _key = key;
        Public = publicKey;
    }

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create() => Take(ECDsa.Create(ECCurve.NamedCurves.nistP256))!;

    /// <summary>Signs data: r and s, 64 bytes (RFC 7518 section 3.4).</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_lock)
        {
            return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>Takes a key over; null, and the key is disposed, when it is on another curve.</summary>
    internal static SigningKey? Take(ECDsa key)
    {
        ECParameters half;
        try
        {
            half = key.ExportParameters(includePrivateParameters: false);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }

        // The object identifier of P-256: nothing else may come as "an EC key" and sign under the name ES256.
        var isP256 = half.Curve.IsNamed && half.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
        if (isP256 && PublicKey.TryCreate(half.Q.X, half.Q.Y) is { } publicKey)
        {
            return new SigningKey(key, publicKey);
        }

        key.Dispose();
        return null;
    }

    /// <summary>The key as PKCS#8 (RFC 5958) in PEM (RFC 7468 section 10).</summary>
    internal string ToPem()
    {
        lock (_lock)
        {
            return _key.ExportPkcs8PrivateKeyPem() + "\n";
        }
    }
}
