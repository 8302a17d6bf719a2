namespace NetMcp.Audit;

/// <summary>Signs checkpoints with a key that the folder of the log does not hold.</summary>
public interface ICheckpointSigner
{
    /// <summary>Signs with the key that signs now.</summary>
    /// <param name="input">Makes what is signed from the key's name: the JWS signing input (RFC 7515 section 5.1) with the <c>kid</c> in its header.</param>
    /// <returns>The key's name, and the ES256 signature: r and s, 64 bytes (RFC 7518 section 3.4).</returns>
    (string KeyId, byte[] Signature) Sign(Func<string, byte[]> input);
}
