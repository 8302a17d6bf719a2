namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>The grammar of if-feature-expr (RFC 7950 section 14). It counts parentheses instead of descending into them.</summary>
internal static class IfFeatureArgument
{
    // Whoever evaluates the expression descends; nobody writes so many.
    private const int DeepestParentheses = 100;

    public static ArgumentVerdict Judge(ReadOnlySpan<char> text)
    {
        var cursor = new ArgumentCursor(text);
        cursor.SkipStraySpace();
        var depth = 0;
        while (true)
        {
            if (!TryTakeFactor(ref cursor, ref depth))
            {
                return ArgumentVerdict.Wrong;
            }

            var spaced = CloseParentheses(ref cursor, ref depth);
            if (cursor.AtEnd)
            {
                return depth == 0 ? cursor.Verdict : ArgumentVerdict.Wrong;
            }

            // Both sides of 'and' and 'or' must be set off (sep).
            if (!spaced || cursor.TakeReference() is not ("and" or "or") || !cursor.SkipSpace())
            {
                return ArgumentVerdict.Wrong;
            }
        }
    }

    // Any number of 'not' and '(', then a feature.
    private static bool TryTakeFactor(ref ArgumentCursor cursor, ref int depth)
    {
        while (true)
        {
            if (cursor.TryTake('('))
            {
                if (++depth > DeepestParentheses)
                {
                    return false;
                }

                cursor.SkipSpace();
                continue;
            }

            var word = cursor.TakeReference();
            if (word is not "not")
            {
                return !word.IsEmpty;
            }

            if (!cursor.SkipSpace())
            {
                return false;
            }
        }
    }

    // What closes behind a factor; returns whether white space stands before what comes next.
    private static bool CloseParentheses(ref ArgumentCursor cursor, ref int depth)
    {
        while (true)
        {
            var ahead = cursor;
            var spaced = ahead.SkipSpace();
            if (ahead.AtEnd)
            {
                cursor.SkipStraySpace();
                return spaced;
            }

            cursor = ahead;
            if (depth == 0 || !cursor.TryTake(')'))
            {
                return spaced;
            }

            depth--;
        }
    }
}
