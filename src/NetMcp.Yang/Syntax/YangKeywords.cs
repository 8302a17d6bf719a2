using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Syntax;

/// <summary>YANG's own keywords (RFC 7950 section 14), each as one shared string.</summary>
internal static class YangKeywords
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "action", "anydata", "anyxml", "argument", "augment", "base", "belongs-to", "bit", "case", "choice", "config", "contact",
        "container", "default", "description", "deviate", "deviation", "enum", "error-app-tag", "error-message", "extension", "feature",
        "fraction-digits", "grouping", "identity", "if-feature", "import", "include", "input", "key", "leaf", "leaf-list", "length",
        "list", "mandatory", "max-elements", "min-elements", "modifier", "module", "must", "namespace", "notification", "ordered-by",
        "organization", "output", "path", "pattern", "position", "prefix", "presence", "range", "reference", "refine",
        "require-instance", "revision", "revision-date", "rpc", "status", "submodule", "type", "typedef", "unique", "units", "uses",
        "value", "when", "yang-version", "yin-element");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryGet(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? keyword) => BySpan.TryGetValue(text, out keyword);

    /// <summary>
    /// A keyword as it may stand in a text: YANG's own, an extension's with its prefix (RFC 7950 section 6.1.2), or an unknown one,
    /// which is a matter of grammar. False when it is not even an identifier.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> word, out string? prefix, [NotNullWhen(true)] out string? keyword)
    {
        prefix = null;
        if (TryGet(word, out keyword))
        {
            return true;
        }

        if (!Identifiers.IsReference(word))
        {
            return false;
        }

        var colon = word.IndexOf(':');
        prefix = colon < 0 ? null : StringPool.Get(word[..colon]);
        keyword = StringPool.Get(word[(colon + 1)..]);
        return true;
    }
}
