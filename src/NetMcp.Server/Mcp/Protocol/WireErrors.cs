namespace NetMcp.Server.Mcp.Protocol;

/// <summary>JSON-RPC error codes of the endpoint that the SDK's enum does not name.</summary>
internal static class WireErrors
{
    /// <summary>The gateway takes no more calls or sessions for now; from the range that JSON-RPC 2.0 leaves to implementations.</summary>
    public const int Unavailable = -32000;

    /// <summary>The session is unknown or over (the code that the MCP SDKs use for it).</summary>
    public const int SessionNotFound = -32001;
}
