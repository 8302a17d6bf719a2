namespace NetMcp.Yang.Types;

/// <summary>Reads and writes decimal64 (RFC 7950 section 9.3), scaled by a power of ten to an integer.</summary>
internal static class DecimalText
{
    /// <summary>The most fraction digits (RFC 7950 section 9.3.4).</summary>
    public const int MaxFractionDigits = 18;

    /// <summary>Sign, digits, point and fraction digits of the longest value.</summary>
    public const int MaxLength = 24;

    /// <summary>Reads an optional sign, digits, and perhaps a point and digits.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="fractionDigits">The fraction digits of the type.</param>
    /// <param name="takesZeros">Whether zeros may stand behind the last fraction digit of the type.</param>
    /// <param name="scaled">The value times 10^<paramref name="fractionDigits"/>.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int fractionDigits, bool takesZeros, out Int128 scaled)
    {
        scaled = default;
        var isNegative = text.StartsWith("-");
        var unsigned = isNegative || text.StartsWith("+") ? text[1..] : text;
        var point = unsigned.IndexOf('.');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var fraction = point < 0 ? default : unsigned[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty))
        {
            return false;
        }

        fraction = takesZeros ? fraction.TrimEnd('0') : fraction;
        if (fraction.Length > fractionDigits || !TryAppend(whole, ref scaled) || !TryAppend(fraction, ref scaled))
        {
            return false;
        }

        for (var digit = fraction.Length; digit < fractionDigits; digit++)
        {
            scaled *= 10;
        }

        scaled = isNegative ? -scaled : scaled;
        return scaled >= long.MinValue && scaled <= long.MaxValue;
    }

    /// <summary>Writes the canonical form: at least one digit on either side of the point, and no other zeros there (section 9.3.2).</summary>
    public static int Write(long scaled, int fractionDigits, Span<char> into)
    {
        var magnitude = UInt128.CreateTruncating(Int128.Abs(scaled));
        Span<char> digits = stackalloc char[MaxLength];
        var length = 0;
        for (; magnitude != 0 || length <= fractionDigits; magnitude /= 10)
        {
            digits[length++] = (char)('0' + (int)(magnitude % 10));
        }

        var written = 0;
        if (scaled < 0)
        {
            into[written++] = '-';
        }

        var last = 0;
        while (last < fractionDigits - 1 && digits[last] == '0')
        {
            last++;
        }

        for (var at = length - 1; at >= last; at--)
        {
            into[written++] = digits[at];
            if (at == fractionDigits)
            {
                into[written++] = '.';
            }
        }

        return written;
    }

    // A value past long.MaxValue only grows; up to there 20 digits and 18 zeros fit into an Int128.
    private static bool TryAppend(ReadOnlySpan<char> digits, ref Int128 value)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit) || value > long.MaxValue)
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
