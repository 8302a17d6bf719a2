namespace NetMcp.Tools.Resources;

/// <summary>Data that most devices have, in the one model or the other (draft-zw-opsawg-mcp-network-mgmt section 5).</summary>
internal enum CommonData
{
    /// <summary>All interfaces.</summary>
    Interfaces,

    /// <summary>One interface.</summary>
    Interface,

    /// <summary>The IPv4 routes of all tables.</summary>
    Ipv4Routes,

    /// <summary>The IPv6 routes of all tables.</summary>
    Ipv6Routes,
}
