namespace NetMcp.Yang.Types.Patterns;

/// <summary>Reads an escape (XML Schema part 2, appendix F, productions 23 to 37).</summary>
internal static class PatternEscape
{
    private const int LongestShown = 64;

    /// <summary>Reads the escape whose backslash stands here; null when it is wrong.</summary>
    public static CharClass? Read(PatternText text)
    {
        var start = text.Offset;
        text.Skip(1);
        if (text.AtEnd)
        {
            return text.Fail<CharClass>(start, "the pattern ends with a single backslash; write \\\\ for the character");
        }

        var escaped = (char)text.Current;
        text.Skip(1);
        return escaped switch
        {
            'n' => Single('\n'),
            'r' => Single('\r'),
            't' => Single('\t'),
            's' or 'i' or 'c' or 'd' or 'w' => new NamedClass(escaped.ToString(), IsComplement: false),
            'S' or 'I' or 'C' or 'D' or 'W' => new NamedClass(char.ToLowerInvariant(escaped).ToString(), IsComplement: true),
            'p' or 'P' => ReadProperty(text, start, isComplement: escaped == 'P'),
            _ when char.IsAscii(escaped) && (char.IsPunctuation(escaped) || char.IsSymbol(escaped)) => Single(escaped),
            _ => text.Fail<CharClass>(start, $"XML Schema patterns have no escape \\{escaped}"),
        };
    }

    private static NamedClass? ReadProperty(PatternText text, int start, bool isComplement)
    {
        var name = text.TryTake('{') ? text.TakeUntil('}') : null;
        return name is null ? text.Fail<NamedClass>(start, "a property is written \\p{Lu} or \\p{IsGreek}")
            : NamedCharSets.IsCategory(name) || UnicodeBlocks.Find(name) is not null ? new NamedClass(name, isComplement)
            : text.Fail<NamedClass>(start, $"there is no category or block '{(name.Length > LongestShown ? name[..LongestShown] : name)}'");
    }

    private static CharRange Single(char character) => new(character, character);
}
