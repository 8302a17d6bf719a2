using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of decimal64 (RFC 7950 section 9.3).</summary>
internal static class DecimalValue
{
    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = default;
        var text = input.Text.Trim(" \t\r\n");
        if (!DecimalText.TryRead(text, type.FractionDigits, takesZeros: true, out var scaled))
        {
            error = input.Error(ValueRule.Lexical, $"is not a decimal64 number of up to {type.FractionDigits} fraction digits");
            return false;
        }

        if (!Intervals.Contain(type.Ranges, scaled))
        {
            error = input.IsQuiet
                ? ValueError.Unsaid
                : input.Error(ValueRule.Range, type.RangeError, "is not within " + Intervals.Show(type.Ranges, type.FractionDigits));
            return false;
        }

        Span<char> written = stackalloc char[DecimalText.MaxLength];
        written = written[..DecimalText.Write((long)scaled, type.FractionDigits, written)];
        canonical = text.SequenceEqual(written) ? text : written.ToString();
        error = null;
        return true;
    }
}
