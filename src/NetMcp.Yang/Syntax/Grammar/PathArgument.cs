namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>
/// The grammar of path-arg (RFC 7950 section 14). It has no white space outside of predicates, while XPath, of which it is a part, has:
/// such white space is stray.
/// </summary>
internal static class PathArgument
{
    public static ArgumentVerdict Judge(ReadOnlySpan<char> text)
    {
        var cursor = new ArgumentCursor(text);
        cursor.SkipStraySpace();
        return (cursor.Current == '/' ? TryTakeAbsolute(ref cursor) : TryTakeRelative(ref cursor)) ? cursor.Verdict : ArgumentVerdict.Wrong;
    }

    // absolute-path = 1*("/" (node-identifier *path-predicate))
    private static bool TryTakeAbsolute(ref ArgumentCursor cursor)
    {
        while (TryTakeStray(ref cursor, '/'))
        {
            cursor.SkipStraySpace();
            if (!cursor.TryTakeReference() || !TryTakePredicates(ref cursor, out _))
            {
                return false;
            }
        }

        cursor.SkipStraySpace();
        return true;
    }

    // relative-path = 1*("../") node-identifier [*path-predicate absolute-path]
    private static bool TryTakeRelative(ref ArgumentCursor cursor)
    {
        var up = false;
        while (cursor.TryTake(".."))
        {
            up = true;
            if (!TryTakeStray(ref cursor, '/'))
            {
                return false;
            }

            cursor.SkipStraySpace();
        }

        if (!up || !cursor.TryTakeReference() || !TryTakePredicates(ref cursor, out var hasPredicates))
        {
            return false;
        }

        cursor.SkipStraySpace();
        return cursor.Current == '/' ? TryTakeAbsolute(ref cursor) : !hasPredicates;
    }

    private static bool TryTakeStray(ref ArgumentCursor cursor, char c)
    {
        cursor.SkipStraySpace();
        return cursor.TryTake(c);
    }

    private static bool TryTakePredicates(ref ArgumentCursor cursor, out bool any)
    {
        any = false;
        while (TryTakeStray(ref cursor, '['))
        {
            any = true;
            if (!TryTakePredicate(ref cursor))
            {
                return false;
            }
        }

        return true;
    }

    // node-identifier *WSP "=" *WSP current() *WSP "/" *WSP rel-path-keyexpr
    private static bool TryTakePredicate(ref ArgumentCursor cursor)
    {
        cursor.SkipSpace();
        if (!cursor.TryTakeReference() || !TryTakeSpaced(ref cursor, '=') || !cursor.TryTake("current"))
        {
            return false;
        }

        return TryTakeSpaced(ref cursor, '(')
            && TryTakeSpaced(ref cursor, ')')
            && TryTakeSpaced(ref cursor, '/')
            && TryTakeKeyPath(ref cursor)
            && TryTakeSpaced(ref cursor, ']');
    }

    // rel-path-keyexpr = 1*(".." *WSP "/" *WSP) *(node-identifier *WSP "/" *WSP) node-identifier
    private static bool TryTakeKeyPath(ref ArgumentCursor cursor)
    {
        var up = false;
        while (cursor.TryTake(".."))
        {
            up = true;
            if (!TryTakeSpaced(ref cursor, '/'))
            {
                return false;
            }
        }

        if (!up || !cursor.TryTakeReference())
        {
            return false;
        }

        while (true)
        {
            var before = cursor;
            if (!TryTakeSpaced(ref cursor, '/'))
            {
                cursor = before;
                return true;
            }

            if (!cursor.TryTakeReference())
            {
                return false;
            }
        }
    }

    private static bool TryTakeSpaced(ref ArgumentCursor cursor, char c)
    {
        cursor.SkipSpace();
        var taken = cursor.TryTake(c);
        cursor.SkipSpace();
        return taken;
    }
}
