using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Paths.Queries;

/// <summary>Takes every prefix for a module's name: which of them exist, and what is meant without one, is seen when the place is known.</summary>
internal sealed class QueryNames : IXPathNames
{
    /// <summary>The module of a name without a prefix: that of the node above it (RFC 8040 section 3.5.3).</summary>
    public const string OfParent = "";

    public static QueryNames Instance { get; } = new();

    public string? ModuleOf(string? prefix) => prefix ?? OfParent;
}
