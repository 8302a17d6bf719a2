namespace NetMcp.Yang.Types;

/// <summary>Reads integers (RFC 7950 section 9.2.1). Written out by hand: it runs once for every number of a datastore.</summary>
internal static class IntegerText
{
    // So many decimal digits always fit into a long.
    private const int AlwaysFit = 18;

    /// <summary>Reads a canonical decimal integer that fits into a long; false when another way of reading has to decide.</summary>
    public static bool TryReadFast(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var at = !text.IsEmpty && text[0] == '-' ? 1 : 0;
        if (text.Length <= at || text.Length > AlwaysFit || (text[at] == '0' && text.Length > 1))
        {
            return false;
        }

        for (var index = at; index < text.Length; index++)
        {
            var digit = (uint)(text[index] - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        value = at == 1 ? -value : value;
        return true;
    }

    /// <summary>Reads a decimal integer; in a module also a hexadecimal or octal one.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="isInModule">Whether <c>0x1f</c> and <c>017</c> are hexadecimal and octal.</param>
    /// <param name="value">The value; none that has more than 64 bits is read, for it is beyond every type.</param>
    public static bool TryRead(ReadOnlySpan<char> text, bool isInModule, out Int128 value)
    {
        value = default;
        var isNegative = text.StartsWith('-');
        var digits = isNegative || text.StartsWith('+') ? text[1..] : text;
        if (!TryMagnitude(digits, isInModule, out var magnitude))
        {
            return false;
        }

        value = isNegative ? -(Int128)magnitude : magnitude;
        return true;
    }

    private static bool TryMagnitude(ReadOnlySpan<char> digits, bool isInModule, out ulong magnitude)
    {
        if (isInModule && digits.Length > 1 && digits[0] == '0')
        {
            return digits[1] is 'x' or 'X' ? TryRadix(digits[2..], 16, out magnitude) : TryRadix(digits, 8, out magnitude);
        }

        return TryRadix(digits, 10, out magnitude);
    }

    private static bool TryRadix(ReadOnlySpan<char> digits, uint radix, out ulong magnitude)
    {
        magnitude = 0;
        foreach (var character in digits)
        {
            var digit = char.IsAsciiDigit(character) ? (uint)character - '0' : char.IsAsciiHexDigit(character) ? (character | 0x20u) - 'a' + 10 : radix;
            if (digit >= radix || magnitude > (ulong.MaxValue - digit) / radix)
            {
                return false;
            }

            magnitude = (magnitude * radix) + digit;
        }

        return !digits.IsEmpty;
    }
}
