using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using NetMcp.Yang.Types.Patterns;

namespace NetMcp.Yang.Types.Values;

/// <summary>Values of string (RFC 7950 section 9.4).</summary>
internal static class StringValue
{
    public static bool TryRead(YangType type, scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = input.Text;
        error = IsYangText(input.Text, out var characters) ? null : input.Error(ValueRule.Lexical, "has characters that no YANG string may have");
        error ??= CheckLength(type, input, characters, "characters");
        error ??= CheckPatterns(type.Patterns, input);
        return error is null;
    }

    /// <summary>The error of a length, or null when it is right (RFC 7950 section 9.4.4).</summary>
    public static ValueError? CheckLength(YangType type, scoped in ValueInput input, int length, string units) =>
        Intervals.Contain(type.Lengths, length) ? null
        : input.IsQuiet ? ValueError.Unsaid
        : input.Error(ValueRule.Length, type.LengthError, $"has {length} {units}, and the length must be within {Intervals.Show(type.Lengths, 0)}");

    private static ValueError? CheckPatterns(ImmutableArray<YangPattern> patterns, scoped in ValueInput input)
    {
        foreach (var pattern in patterns)
        {
            var verdict = pattern.Match(input.Text);
            if (verdict == PatternVerdict.TooExpensive)
            {
                return input.Error(ValueRule.PatternCost, "cannot be checked: the pattern of its type takes too many steps");
            }

            if (verdict == PatternVerdict.Match == pattern.IsInverted)
            {
                return input.IsQuiet
                    ? ValueError.Unsaid
                    : input.Error(ValueRule.Pattern, pattern.Error, (pattern.IsInverted ? "matches the inverted pattern " : "does not match the pattern ") + Shown(pattern.Text));
            }
        }

        return null;
    }

    // RFC 7950 section 9.4: no control characters but tab, line feed and carriage return, no surrogates, no noncharacters.
    private static bool IsYangText(ReadOnlySpan<char> text, out int characters)
    {
        characters = text.Length;
        if (!text.ContainsAnyInRange('\0', '\u001F') && !text.ContainsAnyInRange('\uD800', '\uFFFF'))
        {
            return true;
        }

        characters = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var units) != System.Buffers.OperationStatus.Done || !IsYangCharacter(rune.Value))
            {
                return false;
            }

            text = text[units..];
            characters++;
        }

        return true;
    }

    private static bool IsYangCharacter(int codePoint) =>
        codePoint is >= ' ' or '\t' or '\n' or '\r' && codePoint is not (>= 0xFDD0 and <= 0xFDEF) && (codePoint & 0xFFFE) != 0xFFFE;

    private static string Shown(string pattern)
    {
        const int Longest = 200;
        return pattern.Length > Longest ? pattern[..Longest] + "..." : pattern;
    }
}
