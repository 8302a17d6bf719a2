using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>The value of type empty (RFC 7950 section 9.11).</summary>
internal static class EmptyValue
{
    public static bool TryRead(scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = input.Text;
        error = input.Text.IsEmpty ? null : input.Error(ValueRule.Lexical, "is not empty, and the type is");
        return error is null;
    }
}
