namespace NetMcp.Yang.XPath;

/// <summary>A parsed XPath 1.0 expression whose names are resolved to modules (RFC 7950 section 6.4.1).</summary>
public sealed class XPathExpression
{
    internal XPathExpression(string text, XPathNode root, IXPathNames names)
    {
        Text = text;
        Root = root;
        Names = names;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The expression's syntax tree.</summary>
    internal XPathNode Root { get; }

    /// <summary>What the prefixes in strings mean: <c>derived-from(type, 'if:ethernet')</c>.</summary>
    internal IXPathNames Names { get; }
}
