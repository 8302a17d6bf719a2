namespace NetMcp.Server.Mcp.Sessions;

/// <summary>What asking for a session came to.</summary>
internal abstract record SessionLookup
{
    private SessionLookup()
    {
    }

    /// <summary>The session, held until the lease is disposed of.</summary>
    internal sealed record Found(SessionLease Lease) : SessionLookup;

    /// <summary>There is none of that id, or no more.</summary>
    internal sealed record Unknown : SessionLookup;

    /// <summary>It is somebody else's.</summary>
    internal sealed record NotYours : SessionLookup;
}
