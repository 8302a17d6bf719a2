namespace NetMcp.Core.Reading;

/// <summary>A datastore (RFC 8342 section 5, RFC 6241 section 5).</summary>
public enum Datastore
{
    /// <summary>The state in use, configuration and state alike (RFC 8342 section 5.3).</summary>
    Operational,

    /// <summary>The running configuration.</summary>
    Running,

    /// <summary>The candidate configuration (RFC 6241 section 8.3).</summary>
    Candidate,

    /// <summary>The startup configuration (RFC 6241 section 8.7).</summary>
    Startup,

    /// <summary>The configuration intended to be applied (RFC 8342 section 5.1.4).</summary>
    Intended,
}
