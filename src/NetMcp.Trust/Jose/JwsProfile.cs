namespace NetMcp.Trust.Jose;

/// <summary>What a JWS of one kind may be. Each kind has its own <c>typ</c>, so that none passes for another (RFC 8725 section 3.11).</summary>
internal sealed record JwsProfile
{
    /// <summary>The exact <c>typ</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Where the key comes from, and so which of <c>kid</c> and <c>jwk</c> must be in the header.</summary>
    public required JwsKeySource Key { get; init; }

    /// <summary>The most characters of the compact form.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Whether a <c>kid</c> beside the <c>jwk</c> is passed over, as clients that are not ours may send one.</summary>
    public bool TolerateKid { get; init; }
}
