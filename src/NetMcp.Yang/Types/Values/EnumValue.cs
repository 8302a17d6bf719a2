using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of enumeration (RFC 7950 section 9.6).</summary>
internal static class EnumValue
{
    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = input.Text;
        error = type.Index.FindEnum(input.Text) is not null ? null
            : input.IsQuiet ? ValueError.Unsaid
            : input.Error(ValueRule.Enum, "is none of " + TypeIndex.Show(type.Enums.Select(one => one.Name)));
        return error is null;
    }
}
