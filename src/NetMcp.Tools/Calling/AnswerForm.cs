namespace NetMcp.Tools.Calling;

/// <summary>In which parts of an answer its data stand.</summary>
internal enum AnswerForm
{
    /// <summary>As structured content and again as text, because hosts show their model the one or the other, and nobody can know which.</summary>
    StructuredAndText,

    /// <summary>As text alone, for clients of a revision that knows no structured content.</summary>
    TextOnly,
}
