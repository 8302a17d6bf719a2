namespace NetMcp.Server.Authorization;

/// <summary>A request that is not let in.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">The code of RFC 6750 section 3.1 or RFC 9449 section 7.1; null where nothing was presented, and then none is to be named.</param>
/// <param name="Description">What is the matter, for anybody.</param>
/// <param name="Reason">The same in full, for the audit log.</param>
internal sealed record GateRefusal(int Status, string? Error, string Description, string Reason)
{
    /// <summary>Nothing was presented (RFC 6750 section 3.1: no error code then).</summary>
    public static GateRefusal Anonymous { get; } = new(StatusCodes.Status401Unauthorized, null, "A token is needed.", "No credential.");

    /// <summary>The request is not one that could be judged.</summary>
    public static GateRefusal BadRequest(string description) => new(StatusCodes.Status400BadRequest, "invalid_request", description, description);

    /// <summary>The credential is not taken.</summary>
    public static GateRefusal Unauthorized(string error, string description, string reason) => new(StatusCodes.Status401Unauthorized, error, description, reason);

    /// <summary>The credential is good, and stands for nothing here (RFC 6750 section 3.1).</summary>
    public static GateRefusal Forbidden(string error, string description, string reason) => new(StatusCodes.Status403Forbidden, error, description, reason);

    /// <summary>It cannot be told now whether it is good.</summary>
    public static GateRefusal Unavailable(string reason) => new(
        StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "Credentials cannot be judged now, and nobody is let in; the gateway's log says why.", reason);
}
