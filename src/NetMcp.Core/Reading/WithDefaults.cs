namespace NetMcp.Core.Reading;

/// <summary>How default values are reported (RFC 6243 section 3).</summary>
public enum WithDefaults
{
    /// <summary>All data nodes.</summary>
    ReportAll,

    /// <summary>All data nodes, defaults tagged.</summary>
    ReportAllTagged,

    /// <summary>Nodes at their schema default left out.</summary>
    Trim,

    /// <summary>Nodes that a client set.</summary>
    Explicit,
}
