using System.Collections.Immutable;

namespace NetMcp.Yang.Paths;

/// <summary>What is wrong with a path.</summary>
/// <param name="Offset">Where, in UTF-16 code units from the start of the text.</param>
/// <param name="Message">What is wrong and, where it can be told, what would be right. Text of the path in it is cut to a bounded length.</param>
public sealed record PathError(int Offset, string Message)
{
    /// <summary>What was probably meant: names that would be right at that place, or whole paths; the likeliest first.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];
}
