using System.Collections.Immutable;

namespace NetMcp.Yang.XPath;

/// <summary>A part of a parsed XPath expression. Abbreviations are written out: <c>..</c> is <c>parent::node()</c>.</summary>
internal abstract record XPathNode
{
    /// <summary>The type of its value, which XPath 1.0 without variables always knows beforehand.</summary>
    public abstract XPathType Type { get; }
}

/// <summary>A number (XPath 1.0 section 3.5).</summary>
internal sealed record XPathNumber(double Value) : XPathNode
{
    public override XPathType Type => XPathType.Number;
}

/// <summary>A string in quotes (section 3.7).</summary>
internal sealed record XPathLiteral(string Value) : XPathNode
{
    public override XPathType Type => XPathType.String;
}

/// <summary>Two operands and what is between them (sections 3.3 to 3.5).</summary>
internal sealed record XPathOperation(XPathOperator Operator, XPathNode Left, XPathNode Right) : XPathNode
{
    public override XPathType Type => Operator switch
    {
        XPathOperator.Union => XPathType.NodeSet,
        <= XPathOperator.GreaterOrEqual => XPathType.Boolean,
        _ => XPathType.Number,
    };
}

/// <summary>A number with its sign turned (section 3.5).</summary>
internal sealed record XPathNegation(XPathNode Operand) : XPathNode
{
    public override XPathType Type => XPathType.Number;
}

/// <summary>A function call (section 3.2).</summary>
internal sealed record XPathCall(XPathFunction Function, ImmutableArray<XPathNode> Arguments) : XPathNode
{
    public override XPathType Type => XPathFunctions.TypeOf(Function);
}

/// <summary>A primary expression with predicates (section 3.3).</summary>
internal sealed record XPathFilter(XPathNode Primary, ImmutableArray<XPathNode> Predicates) : XPathNode
{
    public override XPathType Type => XPathType.NodeSet;
}

/// <summary>A location path (section 2).</summary>
/// <param name="Start">What the first step starts from; null for the context node, or the root when <paramref name="IsAbsolute"/>.</param>
/// <param name="IsAbsolute">Whether the path starts at the root.</param>
/// <param name="Steps">The steps; none for the path <c>/</c>.</param>
internal sealed record XPathPath(XPathNode? Start, bool IsAbsolute, ImmutableArray<XPathStep> Steps) : XPathNode
{
    public override XPathType Type => XPathType.NodeSet;
}
