namespace NetMcp.Yang.XPath;

/// <summary>A node test (XPath 1.0 section 2.3).</summary>
/// <param name="Kind">What kind of node.</param>
/// <param name="Module">The module's name; null for <c>*</c> and the tests of a kind.</param>
/// <param name="Name">The name; null for <c>*</c>, <c>prefix:*</c> and the tests of a kind.</param>
internal sealed record XPathNodeTest(XPathTestKind Kind, string? Module = null, string? Name = null)
{
    /// <summary><c>node()</c>.</summary>
    public static XPathNodeTest AnyNode { get; } = new(XPathTestKind.Node);
}
