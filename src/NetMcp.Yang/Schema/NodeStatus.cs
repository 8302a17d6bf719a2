namespace NetMcp.Yang.Schema;

/// <summary>The status of a definition (RFC 7950 section 7.21.2).</summary>
public enum NodeStatus
{
    /// <summary>In use.</summary>
    Current,

    /// <summary>Kept for compatibility.</summary>
    Deprecated,

    /// <summary>Not to be used.</summary>
    Obsolete,
}
