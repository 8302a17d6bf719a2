namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>The context of an expression (XPath 1.0 section 1): a node, and its place among those that a step or filter looks at.</summary>
internal readonly record struct XPathFocus(XPathItem Item, int Position, int Size);
