namespace NetMcp.Yang.Types;

/// <summary>Reads integers (RFC 7950 section 9.2.1). Written out by hand: it runs once for every number of a datastore.</summary>
internal static class IntegerText
{
    /// <summary>Reads a decimal integer; in a module also a hexadecimal or octal one.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="isInModule">Whether <c>0x1f</c> and <c>017</c> are hexadecimal and octal.</param>
    /// <param name="value">The value; any that has more than 64 bits is beyond every type.</param>
    /// <param name="isCanonical">Whether the text is the canonical form of the value.</param>
    public static bool TryRead(ReadOnlySpan<char> text, bool isInModule, out Int128 value, out bool isCanonical)
    {
        value = default;
        isCanonical = false;
        if (text.IsEmpty)
        {
            return false;
        }

        var isNegative = text[0] == '-';
        var digits = isNegative || text[0] == '+' ? text[1..] : text;
        if (digits.IsEmpty || !TryMagnitude(digits, isInModule, out var magnitude))
        {
            return false;
        }

        value = isNegative ? -(Int128)magnitude : magnitude;
        isCanonical = text[0] != '+' && (digits[0] != '0' || text.Length == 1);
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
            var digit = (uint)(character - '0');
            if (digit > 9)
            {
                digit = (uint)((character | 0x20) - 'a') + 10;
                if (digit is < 10 or > 15)
                {
                    return false;
                }
            }

            if (digit >= radix)
            {
                return false;
            }

            var next = unchecked((magnitude * radix) + digit);
            if (magnitude > (ulong.MaxValue - digit) / radix)
            {
                return false;
            }

            magnitude = next;
        }

        return !digits.IsEmpty;
    }
}
