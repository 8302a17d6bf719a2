using System.Text;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>
/// Turns the regular expressions of XML Schema (RFC 7950 section 9.4.5) into those of ECMA-262 with its u flag, which JSON Schema has.
/// What has no counterpart there (class subtraction, <c>\i</c>, <c>\c</c>, blocks) is not translated: a schema that lacks a pattern
/// takes too much, one with a wrong pattern refuses what is right.
/// </summary>
internal static class PatternTranslation
{
    // Outside of a class these mean themselves to XML Schema alone.
    private const string LiteralOutside = "^$";

    // What may stand behind a backslash in both.
    private const string SharedEscapes = @"\|.?*+(){}[]^ntr";

    /// <summary>The expression, anchored; null when it does not translate.</summary>
    public static string? Of(string pattern)
    {
        var text = new StringBuilder("^(?:");
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
            {
                if (++i >= pattern.Length || Escape(pattern, ref i, inClass) is not { } escape)
                {
                    return null;
                }

                text.Append(escape);
            }
            else if (inClass && c == '[')
            {
                // RFC 7950 takes class subtraction from XML Schema; ECMA-262 has it only with another flag.
                return null;
            }
            else if (c is '[' or ']')
            {
                inClass = c == '[';
                text.Append(c);
            }
            else
            {
                text.Append(!inClass && LiteralOutside.Contains(c) ? "\\" + c : c.ToString());
            }
        }

        return text.Append(")$").ToString();
    }

    private static string? Escape(string pattern, ref int i, bool inClass)
    {
        var c = pattern[i];
        return c switch
        {
            'd' or 'D' => "\\" + c,
            's' => inClass ? @" \t\n\r" : @"[ \t\n\r]",
            'S' when !inClass => @"[^ \t\n\r]",
            'w' when !inClass => @"[^\p{P}\p{Z}\p{C}]",
            'W' => inClass ? @"\p{P}\p{Z}\p{C}" : @"[\p{P}\p{Z}\p{C}]",
            '-' => inClass ? @"\-" : "-",
            'p' or 'P' => Property(pattern, ref i),
            _ => SharedEscapes.Contains(c) ? "\\" + c : null,
        };
    }

    // General categories are the same in both; blocks (\p{IsGreek}) have no counterpart.
    private static string? Property(string pattern, ref int i)
    {
        var end = pattern.IndexOf('}', i);
        if (end < 0 || i + 1 >= pattern.Length || pattern[i + 1] != '{' || end - i is < 3 or > 4)
        {
            return null;
        }

        var property = "\\" + pattern[i..(end + 1)];
        i = end;
        return property;
    }
}
