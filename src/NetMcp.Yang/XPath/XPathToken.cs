namespace NetMcp.Yang.XPath;

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it starts.</param>
/// <param name="Text">Its text; a literal's without quotes, a name's without prefix, and what is wrong with a bad one.</param>
/// <param name="Prefix">The prefix of a name, or null.</param>
internal readonly record struct XPathToken(XPathTokenKind Kind, int Offset, string Text, string? Prefix = null)
{
    public bool Is(string symbol) => Kind == XPathTokenKind.Symbol && Text == symbol;
}
