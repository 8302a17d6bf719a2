using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of the integer types (RFC 7950 section 9.2).</summary>
internal static class IntegerValue
{
    // 64 bits and a sign.
    private const int LongestInteger = 21;

    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        if (IntegerText.TryReadFast(input.Text, out var small))
        {
            canonical = input.Text;
            return IsWithin(type, input, small, out error);
        }

        canonical = default;
        if (!TryReadAny(input, out var value))
        {
            error = input.IsQuiet ? ValueError.Unsaid : input.Error(ValueRule.Lexical, $"is not a number of type {TypeNames.Of(type.Base)}");
            return false;
        }

        Span<char> written = stackalloc char[LongestInteger];
        value.TryFormat(written, out var length, provider: CultureInfo.InvariantCulture);
        canonical = input.Text.SequenceEqual(written[..length]) ? input.Text : written[..length].ToString();
        return IsWithin(type, input, value, out error);
    }

    private static bool TryReadAny(scoped in ValueInput input, out Int128 value)
    {
        var text = input.Text.Trim(" \t\r\n");
        return input.Form == ValueForm.JsonNumber && text.ContainsAny('e', 'E')
            ? TryReadScientific(text, out value)
            : IntegerText.TryRead(text, input.Form == ValueForm.Schema, out value);
    }

    private static bool IsWithin(YangType type, scoped in ValueInput input, Int128 value, [NotNullWhen(false)] out ValueError? error)
    {
        var bounds = TypeBounds.Of(type.Base);
        error = value < bounds.Min || value > bounds.Max ? OutOfBounds(type, input, bounds)
            : Intervals.Contain(type.Ranges, value) ? null
            : input.IsQuiet ? ValueError.Unsaid
            : input.Error(ValueRule.Range, type.RangeError, "is not within " + Intervals.Show(type.Ranges, 0));
        return error is null;
    }

    private static ValueError OutOfBounds(YangType type, scoped in ValueInput input, YangInterval bounds) =>
        input.IsQuiet ? ValueError.Unsaid : input.Error(ValueRule.Range, $"is not within {TypeNames.Of(type.Base)}, {bounds.Min} to {bounds.Max}");

    // RFC 7951 section 6.1 says "a JSON number", and 1e1 is one.
    private static bool TryReadScientific(ReadOnlySpan<char> text, out Int128 value)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number);
        value = isNumber ? Int128.CreateSaturating(number) : 0;
        return isNumber;
    }
}
