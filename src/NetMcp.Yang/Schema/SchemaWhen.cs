using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Schema;

/// <summary>A when condition (RFC 7950 section 7.21.5).</summary>
/// <param name="Condition">The XPath.</param>
/// <param name="OnParent">
/// Whether the context node is the closest data node above instead of the node itself: for the when of an augment or uses, and of a
/// choice or case.
/// </param>
public sealed record SchemaWhen(XPathExpression Condition, bool OnParent);
