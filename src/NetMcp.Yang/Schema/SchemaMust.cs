using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Schema;

/// <summary>A must constraint (RFC 7950 section 7.5.3).</summary>
/// <param name="Condition">The XPath; the context node is the node that has the constraint.</param>
/// <param name="ErrorMessage">What to say when it does not hold, or null.</param>
/// <param name="ErrorAppTag">The error-app-tag when it does not hold; null for <c>must-violation</c> (RFC 7950 section 15.1).</param>
public sealed record SchemaMust(XPathExpression Condition, string? ErrorMessage, string? ErrorAppTag);
