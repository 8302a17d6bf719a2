namespace NetMcp.Audit;

/// <summary>The public keys that checkpoints are verified with.</summary>
public interface ICheckpointKeys
{
    /// <summary>Verifies an ES256 signature; null when there is no key of this name.</summary>
    /// <param name="keyId">The key's name.</param>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">r and s, 64 bytes.</param>
    bool? Verify(string keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
