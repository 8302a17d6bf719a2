namespace NetMcp.Core.Reading;

/// <summary>Which nodes of a datastore are wanted (RFC 8040 section 4.8.1).</summary>
public enum DataContent
{
    /// <summary>All.</summary>
    All,

    /// <summary>Configuration only.</summary>
    Config,

    /// <summary>State only, with the nodes above it and the keys of their lists.</summary>
    State,
}
