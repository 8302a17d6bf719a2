namespace NetMcp.Netconf.Operations;

/// <summary>How defaults are to be reported (RFC 6243 section 3).</summary>
public enum WithDefaultsMode
{
    /// <summary>report-all.</summary>
    ReportAll,

    /// <summary>report-all-tagged.</summary>
    ReportAllTagged,

    /// <summary>trim.</summary>
    Trim,

    /// <summary>explicit.</summary>
    Explicit,
}
