using System.Security.Cryptography;

namespace NetMcp.Audit.Tests.Fakes;

/// <summary>A key of the test's own, made and used with the BCL alone.</summary>
internal sealed class TestKeys(string name = "test-key") : ICheckpointSigner, ICheckpointKeys, IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public (string KeyId, byte[] Signature) Sign(Func<string, byte[]> input) =>
        (name, _key.SignData(input(name), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public bool? Verify(string keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        keyId == name ? _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation) : null;

    public void Dispose() => _key.Dispose();
}
