namespace NetMcp.Yang.XPath;

/// <summary>The operators (XPath 1.0 sections 3.3 to 3.5). Those up to <see cref="GreaterOrEqual"/> give booleans.</summary>
internal enum XPathOperator
{
    /// <summary>or.</summary>
    Or,

    /// <summary>and.</summary>
    And,

    /// <summary>=.</summary>
    Equal,

    /// <summary>!=.</summary>
    NotEqual,

    /// <summary>&lt;.</summary>
    Less,

    /// <summary>&lt;=.</summary>
    LessOrEqual,

    /// <summary>&gt;.</summary>
    Greater,

    /// <summary>&gt;=.</summary>
    GreaterOrEqual,

    /// <summary>+.</summary>
    Add,

    /// <summary>-.</summary>
    Subtract,

    /// <summary>*.</summary>
    Multiply,

    /// <summary>div.</summary>
    Divide,

    /// <summary>mod.</summary>
    Modulo,

    /// <summary>|.</summary>
    Union,
}
