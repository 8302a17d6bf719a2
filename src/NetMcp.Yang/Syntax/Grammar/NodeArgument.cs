namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>The grammar of schema node identifiers and of the lists of them (RFC 7950 section 14).</summary>
internal static class NodeArgument
{
    /// <summary>absolute-schema-nodeid.</summary>
    public static bool IsAbsolute(ReadOnlySpan<char> text)
    {
        var cursor = new ArgumentCursor(text);
        return !cursor.AtEnd && TryTakeAbsolute(ref cursor) && cursor.AtEnd;
    }

    /// <summary>descendant-schema-nodeid.</summary>
    public static bool IsDescendant(ReadOnlySpan<char> text)
    {
        var cursor = new ArgumentCursor(text);
        return TryTakeDescendant(ref cursor) && cursor.AtEnd;
    }

    /// <summary>key-arg.</summary>
    public static ArgumentVerdict JudgeKey(ReadOnlySpan<char> text)
    {
        var cursor = new ArgumentCursor(text);
        do
        {
            if (!cursor.TryTakeReference())
            {
                return ArgumentVerdict.Wrong;
            }
        }
        while (cursor.SkipSpace());

        return cursor.Verdict;
    }

    /// <summary>unique-arg.</summary>
    public static ArgumentVerdict JudgeUnique(ReadOnlySpan<char> text)
    {
        var cursor = new ArgumentCursor(text);
        do
        {
            if (!TryTakeDescendant(ref cursor))
            {
                return ArgumentVerdict.Wrong;
            }
        }
        while (cursor.SkipSpace());

        return cursor.Verdict;
    }

    private static bool TryTakeDescendant(ref ArgumentCursor cursor) => cursor.TryTakeReference() && TryTakeAbsolute(ref cursor);

    private static bool TryTakeAbsolute(ref ArgumentCursor cursor)
    {
        while (cursor.TryTake('/'))
        {
            if (!cursor.TryTakeReference())
            {
                return false;
            }
        }

        return true;
    }
}
