namespace NetMcp.Yang.XPath;

/// <summary>A parsed XPath 1.0 expression whose names are resolved to modules (RFC 7950 section 6.4.1).</summary>
public sealed class XPathExpression
{
    internal XPathExpression(string text)
    {
        Text = text;
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }
}
