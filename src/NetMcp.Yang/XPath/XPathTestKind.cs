namespace NetMcp.Yang.XPath;

/// <summary>The kinds of node tests (XPath 1.0 section 2.3).</summary>
internal enum XPathTestKind
{
    /// <summary>An element: a name, <c>prefix:*</c> or <c>*</c>.</summary>
    Element,

    /// <summary><c>node()</c>.</summary>
    Node,

    /// <summary><c>text()</c>: the value of a leaf.</summary>
    Text,

    /// <summary><c>comment()</c> and <c>processing-instruction()</c>: data trees have none.</summary>
    Nothing,
}
