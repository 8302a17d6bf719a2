namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>What an expression comes to (XPath 1.0 section 1).</summary>
internal abstract record XPathValue;

/// <summary>A set of nodes, in document order.</summary>
internal sealed record XPathNodes(IReadOnlyList<XPathItem> Items) : XPathValue
{
    public static XPathNodes None { get; } = new([]);
}

/// <summary>A string.</summary>
internal sealed record XPathText(string Value) : XPathValue
{
    public static XPathText Empty { get; } = new("");
}

/// <summary>A number.</summary>
internal sealed record XPathQuantity(double Value) : XPathValue
{
    public static XPathQuantity NotANumber { get; } = new(double.NaN);
}

/// <summary>true or false.</summary>
internal sealed record XPathTruth(bool Value) : XPathValue
{
    public static XPathTruth True { get; } = new(true);

    public static XPathTruth False { get; } = new(false);

    public static XPathTruth Of(bool value) => value ? True : False;
}
