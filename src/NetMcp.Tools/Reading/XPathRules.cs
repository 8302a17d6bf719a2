using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NetMcp.Tools.Reading;

/// <summary>
/// What an XPath filter may hold beyond being well-formed. A function or a variable that no NETCONF server can know is refused
/// here: at best the device answers with an error, and some servers do not survive it (netconfd 2.13 ends at an unknown function).
/// </summary>
internal static partial class XPathRules
{
    // XPath 1.0 sections 2.3 and 4, RFC 7950 section 10. The operators are here because "a and (b)" looks like a call.
    private static readonly FrozenSet<string> Callable = FrozenSet.ToFrozenSet(
    [
        "comment", "text", "processing-instruction", "node",
        "last", "position", "count", "id", "local-name", "namespace-uri", "name",
        "string", "concat", "starts-with", "contains", "substring-before", "substring-after", "substring", "string-length",
        "normalize-space", "translate", "boolean", "not", "true", "false", "lang", "number", "sum", "floor", "ceiling", "round",
        "current", "re-match", "deref", "derived-from", "derived-from-or-self", "enum-value", "bit-is-set",
        "and", "or", "div", "mod",
    ], StringComparer.Ordinal);

    /// <summary>What is wrong with an expression whose literals are closed, as the end of a sentence; null when nothing is.</summary>
    public static string? Objection(string xpath)
    {
        var bare = Literal().Replace(xpath, static literal => new string(' ', literal.Length));
        foreach (var call in Call().EnumerateMatches(bare))
        {
            var name = bare.AsSpan(call.Index, call.Length).TrimEnd("( \t\r\n").ToString();
            if (!Callable.Contains(name))
            {
                return $"calls {Calling.SafeText.Quote(name + "()")}, which is no function of XPath 1.0 or YANG.";
            }
        }

        return bare.Contains('$', StringComparison.Ordinal) ? "has a variable; write its value." : null;
    }

    /// <summary>Whether a name with a module's prefix stands outside of the literals.</summary>
    public static bool NamesModule(string xpath) => Prefixed().IsMatch(Literal().Replace(xpath, " "));

    // Atomic, and begun at the begin of a name only: a path of one long name must not cost the square of its length.
    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?<![\w.\-])(?>[\p{L}_][\w.\-]*(?::[\p{L}_][\w.\-]*)?)(?>\s*)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<![\w.\-])(?>[\p{L}_][\w.\-]*):(?!:)")]
    private static partial Regex Prefixed();
}
