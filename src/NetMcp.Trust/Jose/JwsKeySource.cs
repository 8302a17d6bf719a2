namespace NetMcp.Trust.Jose;

/// <summary>Where the key of a JWS comes from.</summary>
internal enum JwsKeySource
{
    /// <summary>A trusted set has it under the header's <c>kid</c>.</summary>
    Kid,

    /// <summary>The header carries it as <c>jwk</c>; it counts only when its thumbprint is one that was confirmed elsewhere.</summary>
    Jwk,
}
