using System.Collections.Concurrent;
using System.Globalization;
using System.Xml;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>
/// The character classes that have names (XML Schema part 2, appendix F.1.1): general categories as <c>p{Lu}</c> gives them, blocks as
/// <c>IsGreek</c>, and one letter for the multi-character escapes.
/// </summary>
internal static class NamedCharSets
{
    private static readonly ConcurrentDictionary<string, CharSet> Known = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, UnicodeCategory> Categories = new(StringComparer.Ordinal)
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter,
        ["Ll"] = UnicodeCategory.LowercaseLetter,
        ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter,
        ["Lo"] = UnicodeCategory.OtherLetter,
        ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark,
        ["Me"] = UnicodeCategory.EnclosingMark,
        ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber,
        ["No"] = UnicodeCategory.OtherNumber,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation,
        ["Pd"] = UnicodeCategory.DashPunctuation,
        ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation,
        ["Pi"] = UnicodeCategory.InitialQuotePunctuation,
        ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation,
        ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator,
        ["Zp"] = UnicodeCategory.ParagraphSeparator,
        ["Sm"] = UnicodeCategory.MathSymbol,
        ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol,
        ["So"] = UnicodeCategory.OtherSymbol,
        ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format,
        ["Co"] = UnicodeCategory.PrivateUse,
        ["Cn"] = UnicodeCategory.OtherNotAssigned,
    };

    public static bool IsCategory(string name) => Categories.ContainsKey(name) || name is "L" or "M" or "N" or "P" or "Z" or "S" or "C";

    /// <summary>The set of this name, or null when there is none.</summary>
    public static CharSet? Find(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        return Make(name) is { } made ? Known.GetOrAdd(name, made) : null;
    }

    private static CharSet? Make(string name) => name switch
    {
        "." => CharSet.Of([new('\n', '\n'), new('\r', '\r')]).Complement(),
        "s" => CharSet.Of([new(' ', ' '), new('\t', '\t'), new('\n', '\n'), new('\r', '\r')]),
        "d" => Find("Nd"),
        "w" => CategoryRuns.Where(category => MajorClass(category) is not ('P' or 'Z' or 'C')),

        // XML 1.0 (second edition) Letter and NameChar, which the framework's tables are of too; all are in the basic plane.
        "i" => CharSet.Where(character => character is ':' || XmlConvert.IsStartNCNameChar(character)),
        "c" => CharSet.Where(character => character is ':' || XmlConvert.IsNCNameChar(character)),
        _ when Categories.TryGetValue(name, out var category) => CategoryRuns.Where(one => one == category),
        _ when IsCategory(name) => CategoryRuns.Where(category => MajorClass(category) == name[0]),
        _ when UnicodeBlocks.Find(name) is { } block => CharSet.Of(block),
        _ => null,
    };

    private static char MajorClass(UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.OtherLetter => 'L',
        <= UnicodeCategory.EnclosingMark => 'M',
        <= UnicodeCategory.OtherNumber => 'N',
        <= UnicodeCategory.ParagraphSeparator => 'Z',
        UnicodeCategory.OtherNotAssigned or <= UnicodeCategory.PrivateUse => 'C',
        <= UnicodeCategory.OtherPunctuation => 'P',
        _ => 'S',
    };
}
