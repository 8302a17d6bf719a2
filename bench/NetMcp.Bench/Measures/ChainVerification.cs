using System.Diagnostics;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Revocation;

namespace NetMcp.Bench.Measures;

/// <summary>The verification of a chain alone, with the authority's keys known and nothing of the chain itself kept.</summary>
internal sealed class ChainVerification(BenchOptions options)
{
    /// <summary>Seconds of one.</summary>
    public Samples Samples { get; } = new();

    public void Run()
    {
        var authority = new BenchAuthority(Path.Combine(options.DeviceDirectory, "chain-authority"));
        var keys = authority.Published();
        var (chain, key) = authority.Issue(BenchOptions.ChainDepth);
        var verifier = new ChainVerifier(
            new ChainVerifierOptions { Issuer = BenchAuthority.Issuer, Audience = BenchAuthority.Resource, Patterns = [DeploymentPattern.Gateway] }, NoRevocations.Instance);
        for (var calls = -options.McpCalls; calls < options.McpCalls; calls++)
        {
            var start = Stopwatch.GetTimestamp();
            if (verifier.Verify(chain, keys, key.Public.Thumbprint, TimeProvider.System.GetUtcNow()).Value is null)
            {
                throw new InvalidOperationException("the chain was refused");
            }

            if (calls >= 0)
            {
                Samples.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
    }
}
