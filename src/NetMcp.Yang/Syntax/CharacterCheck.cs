using System.Buffers;
using System.Text;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax;

/// <summary>Finds the characters that RFC 7950 section 6 keeps out of modules (its rule yang-char).</summary>
internal static class CharacterCheck
{
    private const int MostReported = 20;
    private static readonly SearchValues<char> PlainAscii = SearchValues.Create([.. Enumerable.Range(' ', 95).Select(c => (char)c), '\t', '\r', '\n']);

    public static void Check(string text, SyntaxFindings findings)
    {
        var reported = 0;
        var lines = new LineCounter(text);
        for (var i = 0; reported < MostReported; i++)
        {
            var skipped = text.AsSpan(i).IndexOfAnyExcept(PlainAscii);
            if (skipped < 0)
            {
                return;
            }

            i += skipped;
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            if (isWhole && IsLegal(rune.Value))
            {
                i += rune.Utf16SequenceLength - 1;
                continue;
            }

            reported++;
            var position = lines.PositionOf(i, findings.Source);
            if (isWhole)
            {
                // YANG 1 did not say which characters are legal, and modules with a stray form feed are about.
                findings.ErrorInVersion11(DiagnosticIds.IllegalCharacter, position, $"U+{rune.Value:X4} is no legal character in a module", warnInVersion1: true);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                findings.Error(DiagnosticIds.IllegalCharacter, position, $"U+{(int)text[i]:X4} is half of a surrogate pair, which is no character");
            }
        }
    }

    private static bool IsLegal(int value) => value switch
    {
        < 0x20 => value is '\t' or '\n' or '\r',
        >= 0xFDD0 and <= 0xFDEF => false,
        _ => (value & 0xFFFE) != 0xFFFE,
    };

    // Lines are counted from one report to the next, so that all reports together cost one pass.
    private ref struct LineCounter(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _line = 1;
        private int _lineStart;
        private int _counted;

        public SourcePosition PositionOf(int offset, string source)
        {
            var passed = _text[_counted..offset];
            if (passed.LastIndexOf('\n') is >= 0 and var last)
            {
                _line += passed.Count('\n');
                _lineStart = _counted + last + 1;
            }

            _counted = offset;
            return new(source, _line, offset - _lineStart + 1);
        }
    }
}
