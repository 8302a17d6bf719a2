namespace NetMcp.Yang.XPath;

/// <summary>The kinds of tokens (XPath 1.0 section 3.7).</summary>
internal enum XPathTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>What is no token.</summary>
    Bad,

    /// <summary>A name, perhaps with a prefix: <c>a</c>, <c>p:a</c>, <c>p:*</c>.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string in quotes.</summary>
    Literal,

    /// <summary>Anything else: an operator, a bracket, a dot.</summary>
    Symbol,
}
