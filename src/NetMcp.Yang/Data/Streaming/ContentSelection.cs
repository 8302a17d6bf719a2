namespace NetMcp.Yang.Data.Streaming;

/// <summary>Which nodes are wanted (RFC 8040 section 4.8.1).</summary>
public enum ContentSelection
{
    /// <summary>All.</summary>
    All,

    /// <summary>Configuration only.</summary>
    Config,

    /// <summary>State only, with the nodes above it and their keys.</summary>
    NonConfig,
}
