namespace NetMcp.Yang.XPath;

/// <summary>Says which module a prefix of an XPath expression means (RFC 7950 section 6.4.1).</summary>
internal interface IXPathNames
{
    /// <summary>The module's name.</summary>
    /// <param name="prefix">The prefix; null for a name without one.</param>
    /// <returns>The name, or null when the prefix is unknown.</returns>
    string? ModuleOf(string? prefix);
}
