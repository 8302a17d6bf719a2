using System.Security.Cryptography;
using NetMcp.Audit;

namespace NetMcp.Audit.Bench;

/// <summary>A key for the run.</summary>
internal sealed class BenchKey : ICheckpointSigner, ICheckpointKeys, IDisposable
{
    private readonly ECDsa _key;

    public BenchKey(string? pem = null)
    {
        _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (pem is not null)
        {
            _key.ImportFromPem(pem);
        }
    }

    public string Pem => _key.ExportPkcs8PrivateKeyPem();

    public (string KeyId, byte[] Signature) Sign(Func<string, byte[]> input) =>
        ("bench", _key.SignData(input("bench"), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public bool? Verify(string keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _key.Dispose();
}
