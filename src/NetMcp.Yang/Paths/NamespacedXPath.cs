namespace NetMcp.Yang.Paths;

/// <summary>An XPath 1.0 expression and the namespaces that it needs.</summary>
/// <param name="Expression">The expression; its prefixes are module names.</param>
/// <param name="Namespaces">The namespace of each prefix.</param>
public sealed record NamespacedXPath(string Expression, IReadOnlyDictionary<string, string> Namespaces);
