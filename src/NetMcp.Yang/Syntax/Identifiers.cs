namespace NetMcp.Yang.Syntax;

/// <summary>Identifiers (RFC 7950 section 6.2, and its ABNF in section 14).</summary>
internal static class Identifiers
{
    /// <summary>Whether the text is an identifier.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text) => !text.IsEmpty && LengthAtStart(text) == text.Length;

    /// <summary>Whether the text is an identifier with or without a prefix: identifier-ref and node-identifier of the ABNF.</summary>
    public static bool IsReference(ReadOnlySpan<char> text) => !text.IsEmpty && ReferenceLengthAtStart(text) == text.Length;

    /// <summary>How many characters the identifier at the start of the text has; 0 when there is none.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
        {
            return 0;
        }

        var i = 1;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '-' or '.'))
        {
            i++;
        }

        return i;
    }

    /// <summary>How many characters the identifier at the start of the text has with its prefix, if it has one; 0 when there is none.</summary>
    public static int ReferenceLengthAtStart(ReadOnlySpan<char> text)
    {
        var length = LengthAtStart(text);
        if (length == 0 || length == text.Length || text[length] != ':')
        {
            return length;
        }

        var name = LengthAtStart(text[(length + 1)..]);
        return name == 0 ? length : length + 1 + name;
    }
}
