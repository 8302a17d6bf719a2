namespace NetMcp.Trust.Proofs;

/// <summary>What a verifier of DPoP proofs takes.</summary>
public sealed record DpopOptions
{
    /// <summary>How old a proof may be (RFC 9449 section 11.1).</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How far ahead a proof's clock may be.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether a nonce of this server is needed (RFC 9449 section 8).</summary>
    public bool RequireNonce { get; init; }

    /// <summary>How long a nonce is good.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many proofs are remembered, at some 100 bytes each. When it is full of proofs that are not too old yet, new ones are refused: with
    /// <see cref="MaxAge"/> this bounds the requests a second, here about 6 000.
    /// </summary>
    public int Capacity { get; init; } = 400_000;

    /// <summary>How many proofs of one key are remembered: no holder can fill the memory for the others.</summary>
    public int CapacityPerKey { get; init; } = 150_000;
}
