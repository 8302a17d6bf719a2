namespace NetMcp.Yang.Data;

/// <summary>One thing that is wrong with a document, or worth to be known of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">What is wrong and what would be right, with text of the document cut to a bounded length.</param>
/// <param name="Path">The instance path (RFC 7951 section 6.11), <c>/</c> at the top.</param>
/// <param name="Line">The line from 1; 0 when it is not known.</param>
/// <param name="Column">The column from 1, in characters (XML) or bytes (JSON); 0 when it is not known.</param>
public sealed record DataProblem(DataProblemKind Kind, string Message, string Path, int Line, int Column)
{
    /// <summary>Whether reading ended there.</summary>
    public bool IsFatal => Kind is DataProblemKind.Malformed or DataProblemKind.TooDeep or DataProblemKind.TooLarge or DataProblemKind.TooMany;

    /// <summary>Whether it makes the document invalid. A node without schema does so too; whoever keeps such nodes may pass over it.</summary>
    public bool IsError => Kind != DataProblemKind.UnknownNode;

    /// <summary><c>line:column: path: message</c>.</summary>
    public override string ToString() => Line > 0 ? $"{Line}:{Column}: {Path}: {Message}" : $"{Path}: {Message}";
}
