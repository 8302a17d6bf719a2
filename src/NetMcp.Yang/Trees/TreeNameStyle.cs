namespace NetMcp.Yang.Trees;

/// <summary>What stands around a node's name (RFC 8340 section 2.6).</summary>
internal enum TreeNameStyle
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>Parentheses.</summary>
    Choice,

    /// <summary>A colon and parentheses.</summary>
    Case,
}
