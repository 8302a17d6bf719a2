using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetMcp.Yang.Syntax;

/// <summary>The texts of YANG's own keywords, each as one shared string.</summary>
internal static class YangKeywords
{
    private static readonly string[] Texts = [.. Enum.GetNames<YangKeyword>().Select(Hyphenated)];

    private static readonly FrozenDictionary<string, YangKeyword> Kinds =
        Enum.GetValues<YangKeyword>().Where(kind => kind != YangKeyword.None).ToFrozenDictionary(kind => Texts[(int)kind], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, YangKeyword>.AlternateLookup<ReadOnlySpan<char>> KindsBySpan =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string TextOf(YangKeyword kind) => Texts[(int)kind];

    public static YangKeyword KindOf(ReadOnlySpan<char> text) => KindsBySpan.TryGetValue(text, out var kind) ? kind : YangKeyword.None;

    /// <summary>
    /// A keyword as it may stand in a text: YANG's own, an extension's with its prefix (RFC 7950 section 6.1.2), or an unknown one,
    /// which is a matter of grammar. False when it is not even an identifier.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> word, out YangKeyword kind, out string? prefix, [NotNullWhen(true)] out string? keyword)
    {
        prefix = null;
        kind = KindOf(word);
        if (kind != YangKeyword.None)
        {
            keyword = Texts[(int)kind];
            return true;
        }

        if (!Identifiers.IsReference(word))
        {
            keyword = null;
            return false;
        }

        var colon = word.IndexOf(':');
        prefix = colon < 0 ? null : StringPool.Get(word[..colon]);
        keyword = StringPool.Get(word[(colon + 1)..]);
        return true;
    }

    private static string Hyphenated(string name)
    {
        var text = new StringBuilder(name.Length + 2);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
