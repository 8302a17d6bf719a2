namespace NetMcp.Trust.Refusals;

/// <summary>Why a token, a proof or a request is refused. Closed: a log and a test can count on these names.</summary>
public enum RefusalCode
{
    /// <summary>It is not what it claims to be: not three parts, not base64url, not JSON, a member twice, a wrong type.</summary>
    Malformed,

    /// <summary>It is larger, longer or deeper than the stated limit.</summary>
    TooLarge,

    /// <summary>The header names an algorithm that is not taken: for our own tokens any but ES256 (RFC 7518 section 3.4).</summary>
    Algorithm,

    /// <summary>The header's <c>typ</c> is that of another kind of token (RFC 8725 section 3.11).</summary>
    Type,

    /// <summary>The header holds what is not understood here, which may only be refused (RFC 7515 section 4.1.11).</summary>
    Header,

    /// <summary>No key that is trusted has this <c>kid</c>, or the key in the header is not the one that was confirmed.</summary>
    Key,

    /// <summary>The signature does not verify.</summary>
    Signature,

    /// <summary>Past its <c>exp</c>.</summary>
    Expired,

    /// <summary>Before its <c>nbf</c>, or issued in the future.</summary>
    NotYetValid,

    /// <summary>From another issuer.</summary>
    Issuer,

    /// <summary>For another audience.</summary>
    Audience,

    /// <summary>A claim or a member of the grant is missing, unknown, or has a value that it cannot have.</summary>
    Claim,

    /// <summary>A grant of another deployment pattern, or one that holds what its pattern forbids.</summary>
    Pattern,

    /// <summary>The links of a chain do not belong together.</summary>
    Chain,

    /// <summary>It, or a token that it descends from, was revoked.</summary>
    Revoked,

    /// <summary>Who presents it has not proved to hold the confirmed key.</summary>
    Possession,

    /// <summary>The DPoP proof is for another request or token, or it is too old, too new or without a nonce (RFC 9449 section 4.3).</summary>
    Proof,

    /// <summary>The DPoP proof was seen before (RFC 9449 section 11.1).</summary>
    Replay,

    /// <summary>The proof needs a nonce of this server (RFC 9449 section 8).</summary>
    Nonce,

    /// <summary>The grant does not reach this device.</summary>
    Device,

    /// <summary>The grant does not hold this tool.</summary>
    Tool,

    /// <summary>The grant does not hold this operation.</summary>
    Operation,

    /// <summary>The grant does not hold this datastore.</summary>
    Datastore,

    /// <summary>The grant does not reach this path, or not all of what is below it.</summary>
    Path,

    /// <summary>More devices in one change than the grant allows.</summary>
    DeviceCount,

    /// <summary>A budget of the token or of a token that it descends from is used up.</summary>
    Budget,

    /// <summary>What would have to be remembered does not fit; nothing is let through unremembered.</summary>
    Capacity,
}
