namespace NetMcp.Yang.XPath;

/// <summary>The types of values (XPath 1.0 section 1).</summary>
internal enum XPathType
{
    /// <summary>A set of nodes.</summary>
    NodeSet,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,
}
