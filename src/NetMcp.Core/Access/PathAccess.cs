namespace NetMcp.Core.Access;

/// <summary>What path rules say of a node and all that is below it.</summary>
public enum PathAccess
{
    /// <summary>None of it may be seen or touched: it is treated as absent (RFC 8341 section 3.2.4).</summary>
    Denied,

    /// <summary>
    /// The node may be passed through, but some of what is below it, or some of the list entries that the path covers, may not be seen: ask
    /// again for each of these. A leaf of which this is said is not allowed.
    /// </summary>
    Partly,

    /// <summary>All of it is allowed.</summary>
    Allowed,
}
