using System.Buffers;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>Holds an argument against its grammar (RFC 7950 section 14).</summary>
internal static class ArgumentCheck
{
    private static readonly SearchValues<char> NeverInUri = SearchValues.Create("\"<>\\^`{|}");

    public static void Check(YangStatement statement, ArgumentKind kind, bool version11, SyntaxFindings findings)
    {
        var text = statement.Argument.AsSpan();
        var verdict = Judge(kind, text, version11);
        if (verdict == ArgumentVerdict.Right)
        {
            return;
        }

        var message = $"{Excerpt.Of(text)} is no legal argument of '{statement.Keyword}': {Expected(kind, version11)}";
        if (verdict == ArgumentVerdict.Wrong)
        {
            findings.Error(DiagnosticIds.InvalidArgument, statement.ArgumentPosition, message);
        }
        else
        {
            findings.Warning(DiagnosticIds.LaxArgument, statement.ArgumentPosition, message);
        }
    }

    private static ArgumentVerdict Judge(ArgumentKind kind, ReadOnlySpan<char> text, bool version11) => kind switch
    {
        ArgumentKind.Identifier => JudgeIdentifier(text, version11),
        ArgumentKind.Reference => Judge(Identifiers.IsReference(text)),
        ArgumentKind.Date => JudgeDate(text),
        ArgumentKind.Boolean => Judge(text is "true" or "false"),
        ArgumentKind.YangVersion => Judge(text is "1" or "1.1"),
        ArgumentKind.Uri => JudgeUri(text),
        ArgumentKind.EnumName => Judge(!text.IsEmpty && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])),
        ArgumentKind.Position => Judge(IsCanonicalNumber(text, uint.MaxValue)),
        ArgumentKind.Integer => Judge(text.StartsWith('-') ? IsCanonicalNumber(text[1..], 1u << 31) : IsCanonicalNumber(text, int.MaxValue)),
        ArgumentKind.MinElements => Judge(IsCanonicalNumber(text, uint.MaxValue)),
        ArgumentKind.MaxElements => Judge(text is "unbounded" || (IsCanonicalNumber(text, uint.MaxValue) && text is not "0")),
        ArgumentKind.FractionDigits => Judge(IsCanonicalNumber(text, 18) && text is not "0"),
        ArgumentKind.Status => Judge(text is "current" or "deprecated" or "obsolete"),
        ArgumentKind.OrderedBy => Judge(text is "user" or "system"),
        ArgumentKind.Modifier => Judge(text is "invert-match"),
        ArgumentKind.Deviate => Judge(text is "not-supported" or "add" or "delete" or "replace"),
        ArgumentKind.IfFeature => version11 ? IfFeatureArgument.Judge(text) : Judge(Identifiers.IsReference(text)),
        ArgumentKind.Range => IntervalArgument.Judge(text, lengths: false),
        ArgumentKind.Length => IntervalArgument.Judge(text, lengths: true),
        ArgumentKind.Path => PathArgument.Judge(text),
        ArgumentKind.Key => NodeArgument.JudgeKey(text),
        ArgumentKind.Unique => NodeArgument.JudgeUnique(text),
        ArgumentKind.AbsoluteNode => Judge(NodeArgument.IsAbsolute(text)),
        ArgumentKind.DescendantNode => Judge(NodeArgument.IsDescendant(text)),
        _ => ArgumentVerdict.Right,
    };

    private static string Expected(ArgumentKind kind, bool version11) => kind switch
    {
        ArgumentKind.Identifier => version11
            ? "an identifier begins with a letter or '_', and has letters, digits, '_', '-' and '.' only"
            : "an identifier begins with a letter or '_', has letters, digits, '_', '-' and '.' only, and in YANG 1 does not begin with 'xml'",
        ArgumentKind.Reference => "a name, with a prefix and a colon before it where it is another module's",
        ArgumentKind.Date => "a date of the calendar, as YYYY-MM-DD",
        ArgumentKind.Boolean => "'true' or 'false'",
        ArgumentKind.YangVersion => "'1' or '1.1'",
        ArgumentKind.Uri => "an absolute URI",
        ArgumentKind.EnumName => "a name of at least one character, without white space at its ends",
        ArgumentKind.Position => "an integer from 0 to 4294967295, without leading zeros",
        ArgumentKind.Integer => "an integer from -2147483648 to 2147483647, without leading zeros",
        ArgumentKind.MinElements => "an integer from 0 to 4294967295, without leading zeros",
        ArgumentKind.MaxElements => "'unbounded' or an integer from 1 to 4294967295, without leading zeros",
        ArgumentKind.FractionDigits => "an integer from 1 to 18",
        ArgumentKind.Status => "'current', 'deprecated' or 'obsolete'",
        ArgumentKind.OrderedBy => "'user' or 'system'",
        ArgumentKind.Modifier => "'invert-match'",
        ArgumentKind.Deviate => "'not-supported', 'add', 'replace' or 'delete'",
        ArgumentKind.IfFeature when !version11 => "the name of one feature; expressions are YANG 1.1",
        ArgumentKind.IfFeature => "features with 'and', 'or', 'not' and parentheses, white space between the words and at neither end",
        ArgumentKind.Range => "numbers, 'min' and 'max' in parts such as '1..4 | 10'",
        ArgumentKind.Length => "non-negative integers, 'min' and 'max' in parts such as '1..4 | 10'",
        ArgumentKind.Path => "an absolute path, or one that begins with '../', with predicates such as [name = current()/../name] only",
        ArgumentKind.Key => "names with white space between them, and at neither end",
        ArgumentKind.Unique => "descendant node identifiers such as a/b, with white space between them, and at neither end",
        ArgumentKind.AbsoluteNode => "an absolute node identifier such as /p:a/p:b",
        ArgumentKind.DescendantNode => "a descendant node identifier such as a/b",
        _ => "see RFC 7950 section 14",
    };

    // YANG 1 kept names that begin with xml, whatever the case, for XML itself (RFC 6020 section 6.2); YANG 1.1 gave them free. No
    // module is worse for one, so it is said and no more.
    private static ArgumentVerdict JudgeIdentifier(ReadOnlySpan<char> text, bool version11) =>
        !Identifiers.IsIdentifier(text) ? ArgumentVerdict.Wrong
        : !version11 && text.StartsWith("xml", StringComparison.OrdinalIgnoreCase) ? ArgumentVerdict.Lax
        : ArgumentVerdict.Right;

    // The grammar asks for digits; a day that never was can be compared like any other.
    private static ArgumentVerdict JudgeDate(ReadOnlySpan<char> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return ArgumentVerdict.Wrong;
        }

        foreach (var i in (ReadOnlySpan<int>)[0, 1, 2, 3, 5, 6, 8, 9])
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return ArgumentVerdict.Wrong;
            }
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? ArgumentVerdict.Right : ArgumentVerdict.Lax;
    }

    // Namespaces are compared and never resolved, so one that is no URI still works; without one nothing does.
    private static ArgumentVerdict JudgeUri(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return ArgumentVerdict.Wrong;
        }

        var scheme = text.IndexOf(':');
        return scheme > 0 && char.IsAsciiLetter(text[0]) && text.IndexOfAnyExceptInRange('!', '~') < 0 && text.IndexOfAny(NeverInUri) < 0
            ? ArgumentVerdict.Right
            : ArgumentVerdict.Lax;
    }

    private static bool IsCanonicalNumber(ReadOnlySpan<char> text, uint most)
    {
        if (text.IsEmpty || text.Length > 10 || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }

        ulong value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (uint)(c - '0');
        }

        return value <= most;
    }

    private static ArgumentVerdict Judge(bool right) => right ? ArgumentVerdict.Right : ArgumentVerdict.Wrong;
}
