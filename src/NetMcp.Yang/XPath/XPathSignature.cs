namespace NetMcp.Yang.XPath;

/// <summary>What a function takes and gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Function">The function.</param>
/// <param name="Result">The type of its value.</param>
/// <param name="MinArguments">The fewest arguments.</param>
/// <param name="MaxArguments">The most arguments.</param>
/// <param name="TakesNodes">Whether the first argument must be a set of nodes; all others are converted.</param>
internal sealed record XPathSignature(string Name, XPathFunction Function, XPathType Result, int MinArguments, int MaxArguments, bool TakesNodes);
