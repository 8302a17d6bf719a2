using System.Diagnostics;
using System.Security.Cryptography;

namespace NetMcp.Bench.Measures;

/// <summary>
/// One ES256 verification by the BCL alone, over as many bytes as a proof has: what no gateway that asks for a proof with every request (RFC 9449) can do
/// without.
/// </summary>
internal sealed class SignatureVerification(BenchOptions options)
{
    private const int ProofBytes = 400;

    /// <summary>Seconds of one.</summary>
    public Samples Samples { get; } = new();

    public void Run()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var verifier = ECDsa.Create(key.ExportParameters(includePrivateParameters: false));
        var proof = RandomNumberGenerator.GetBytes(ProofBytes);
        var signature = key.SignData(proof, HashAlgorithmName.SHA256);
        for (var calls = -options.McpCalls; calls < options.McpCalls; calls++)
        {
            var start = Stopwatch.GetTimestamp();
            if (!verifier.VerifyData(proof, signature, HashAlgorithmName.SHA256))
            {
                throw new InvalidOperationException("the signature was refused");
            }

            if (calls >= 0)
            {
                Samples.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
    }
}
