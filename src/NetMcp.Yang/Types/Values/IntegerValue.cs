using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of the integer types (RFC 7950 section 9.2).</summary>
internal static class IntegerValue
{
    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = default;
        var text = input.Text.Trim(" \t\r\n");
        bool isCanonical;
        Int128 value;
        if (input.Form == ValueForm.JsonNumber && text.ContainsAny('e', 'E'))
        {
            isCanonical = false;
            if (!TryReadScientific(text, out value))
            {
                error = input.Error(ValueRule.Lexical, $"is not a whole number of type {Name(type)}");
                return false;
            }
        }
        else if (!IntegerText.TryRead(text, input.Form == ValueForm.Schema, out value, out isCanonical))
        {
            error = input.Error(ValueRule.Lexical, $"is not a number of type {Name(type)}");
            return false;
        }

        var bounds = TypeBounds.Of(type.Base);
        if (value < bounds.Min || value > bounds.Max)
        {
            error = input.IsQuiet ? ValueError.Unsaid : input.Error(ValueRule.Range, $"is not within {Name(type)}, {bounds.Min} to {bounds.Max}");
            return false;
        }

        if (!Intervals.Contain(type.Ranges, value))
        {
            error = input.IsQuiet ? ValueError.Unsaid : input.Error(ValueRule.Range, type.RangeError, "is not within " + Intervals.Show(type.Ranges, 0));
            return false;
        }

        canonical = isCanonical ? text : value.ToString(CultureInfo.InvariantCulture);
        error = null;
        return true;
    }

    // RFC 7951 section 6.1 says "a JSON number", and 1e1 is one.
    private static bool TryReadScientific(ReadOnlySpan<char> text, out Int128 value)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number);
        value = isNumber ? Int128.CreateSaturating(number) : 0;
        return isNumber;
    }

    private static string Name(YangType type) => TypeNames.Of(type.Base);
}
