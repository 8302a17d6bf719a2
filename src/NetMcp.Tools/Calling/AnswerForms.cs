namespace NetMcp.Tools.Calling;

/// <summary>Which <see cref="AnswerForm"/> there is for whom, and what it costs.</summary>
internal static class AnswerForms
{
    private const string FirstWithStructuredContent = "2025-06-18";

    /// <summary>The form for a client of that protocol revision; null is one that said nothing, which knows everything.</summary>
    public static AnswerForm For(string? revision) =>
        revision is not null && string.CompareOrdinal(revision, FirstWithStructuredContent) < 0 ? AnswerForm.TextOnly : AnswerForm.StructuredAndText;

    /// <summary>How many times the data stand in the answer.</summary>
    public static int Copies(this AnswerForm form) => form == AnswerForm.TextOnly ? 1 : 2;
}
