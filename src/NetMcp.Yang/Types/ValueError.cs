namespace NetMcp.Yang.Types;

/// <summary>Why a text is not a value of its type.</summary>
/// <param name="Rule">The rule that it broke.</param>
/// <param name="Message">The module's own error-message, or else what is wrong and what would be right.</param>
/// <param name="AppTag">The module's own error-app-tag, or null.</param>
internal sealed record ValueError(ValueRule Rule, string Message, string? AppTag = null)
{
    /// <summary>Stands for any error where nobody asks which.</summary>
    public static ValueError Unsaid { get; } = new(ValueRule.Lexical, "not a value of the type");
}
