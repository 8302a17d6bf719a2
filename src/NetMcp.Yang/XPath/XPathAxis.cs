namespace NetMcp.Yang.XPath;

/// <summary>The axes (XPath 1.0 section 2.2). Data trees have no attributes and no namespace nodes, so that these two are empty.</summary>
internal enum XPathAxis
{
    /// <summary>child.</summary>
    Child,

    /// <summary>parent.</summary>
    Parent,

    /// <summary>self.</summary>
    Self,

    /// <summary>descendant.</summary>
    Descendant,

    /// <summary>descendant-or-self.</summary>
    DescendantOrSelf,

    /// <summary>ancestor.</summary>
    Ancestor,

    /// <summary>ancestor-or-self.</summary>
    AncestorOrSelf,

    /// <summary>following.</summary>
    Following,

    /// <summary>following-sibling.</summary>
    FollowingSibling,

    /// <summary>preceding.</summary>
    Preceding,

    /// <summary>preceding-sibling.</summary>
    PrecedingSibling,

    /// <summary>attribute.</summary>
    Attribute,

    /// <summary>namespace.</summary>
    Namespace,
}
