namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>The grammar of range-arg and length-arg (RFC 7950 section 14). Whether the numbers fit the type is the types' business.</summary>
internal static class IntervalArgument
{
    public static ArgumentVerdict Judge(ReadOnlySpan<char> text, bool lengths)
    {
        var cursor = new ArgumentCursor(text);
        cursor.SkipStraySpace();
        do
        {
            cursor.SkipSpace();
            if (!TryTakeBoundary(ref cursor, lengths))
            {
                return ArgumentVerdict.Wrong;
            }

            SkipSpaceInside(ref cursor);
            if (cursor.TryTake(".."))
            {
                cursor.SkipSpace();
                if (!TryTakeBoundary(ref cursor, lengths))
                {
                    return ArgumentVerdict.Wrong;
                }

                SkipSpaceInside(ref cursor);
            }
        }
        while (cursor.TryTake('|'));

        return cursor.Verdict;
    }

    // White space is stray when nothing follows it.
    private static void SkipSpaceInside(ref ArgumentCursor cursor)
    {
        var ahead = cursor;
        ahead.SkipSpace();
        if (ahead.AtEnd)
        {
            cursor.SkipStraySpace();
        }
        else
        {
            cursor.SkipSpace();
        }
    }

    private static bool TryTakeBoundary(ref ArgumentCursor cursor, bool lengths)
    {
        if (cursor.TryTake("min") || cursor.TryTake("max"))
        {
            return true;
        }

        if (lengths)
        {
            return cursor.TryTakeDigits(leadingZeros: false);
        }

        cursor.TryTake('-');
        if (!cursor.TryTakeDigits(leadingZeros: false))
        {
            return false;
        }

        // A dot that another follows belongs to the range, not to the number.
        var fraction = cursor;
        if (fraction.TryTake('.') && fraction.TryTakeDigits(leadingZeros: true))
        {
            cursor = fraction;
        }

        return true;
    }
}
