using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of boolean (RFC 7950 section 9.5).</summary>
internal static class BooleanValue
{
    public static bool TryRead(scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = input.Text;
        error = input.Text is "true" or "false" ? null : input.Error(ValueRule.Lexical, "is not 'true' or 'false'");
        return error is null;
    }
}
