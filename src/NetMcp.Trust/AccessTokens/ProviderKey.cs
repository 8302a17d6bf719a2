namespace NetMcp.Trust.AccessTokens;

/// <summary>
/// A public key of an authorization server, with what it is for: a key verifies under an algorithm of its own type and, where the server says
/// one, under that algorithm only (RFC 8725 section 3.1). So a token chooses among what its key allows and never the other way round.
/// </summary>
internal sealed class ProviderKey
{
    private readonly Func<AccessTokenAlgorithm, byte[], byte[], bool> _verify;
    private readonly IReadOnlyList<AccessTokenAlgorithm> _algorithms;

    public ProviderKey(string kid, IReadOnlyList<AccessTokenAlgorithm> algorithms, Func<AccessTokenAlgorithm, byte[], byte[], bool> verify)
    {
        Kid = kid;
        _algorithms = algorithms;
        _verify = verify;
    }

    /// <summary>The key's name in its set.</summary>
    public string Kid { get; }

    /// <summary>Whether signatures of an algorithm can be this key's.</summary>
    public bool Fits(AccessTokenAlgorithm algorithm) => _algorithms.Contains(algorithm);

    /// <summary>Whether the signature is this key's under that algorithm.</summary>
    public bool Verify(AccessTokenAlgorithm algorithm, byte[] input, byte[] signature) => Fits(algorithm) && _verify(algorithm, input, signature);
}
