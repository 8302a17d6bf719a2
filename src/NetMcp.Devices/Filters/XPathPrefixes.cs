using System.Text;
using System.Xml;

namespace NetMcp.Devices.Filters;

/// <summary>Finds the prefixes of an XPath expression that is known to be one (XPath 1.0 section 3.7, lexical structure).</summary>
internal static class XPathPrefixes
{
    /// <summary>Each prefix with the position of its first use, from 1.</summary>
    public static IReadOnlyDictionary<string, int> Find(string text)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (start, end) in Scan(text))
        {
            found.TryAdd(text[start..end], start + 1);
        }

        return found;
    }

    /// <summary>
    /// The expression with a test of the namespace in each prefix's place: <c>p:n</c> becomes <c>n[namespace-uri()='...']</c>, and so does
    /// <c>p:*</c>. To take the prefixes away alone would select the nodes of every module, and with <c>p:*</c> all nodes there are.
    /// </summary>
    /// <param name="text">The expression.</param>
    /// <param name="namespaces">The namespace of each prefix; none holds both kinds of quote.</param>
    public static string ToNamespaceTests(string text, IReadOnlyDictionary<string, string> namespaces)
    {
        var rewritten = new StringBuilder();
        var at = 0;
        foreach (var (start, end) in Scan(text))
        {
            // A local name or an asterisk follows the colon at once (Namespaces in XML 1.0 section 3, rules QName and XPath's NameTest).
            var local = end + 1;
            var after = local + (local < text.Length && text[local] == '*' ? 1 : NameLength(text, local));
            var uri = namespaces[text[start..end]];
            var quote = uri.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
            rewritten.Append(text, at, start - at).Append(text, local, after - local)
                .Append("[namespace-uri()=").Append(quote).Append(uri).Append(quote).Append(']');
            at = after;
        }

        return rewritten.Append(text, at, text.Length - at).ToString();
    }

    private static int NameLength(string text, int start)
    {
        var end = start;
        while (end < text.Length && XmlConvert.IsNCNameChar(text[end]))
        {
            end++;
        }

        return end - start;
    }

    private static IEnumerable<(int Start, int End)> Scan(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '\'' or '"')
            {
                var close = text.IndexOf(text[at], at + 1);
                at = close < 0 ? text.Length : close + 1;
            }
            else if (XmlConvert.IsStartNCNameChar(text[at]))
            {
                var start = at;
                at += NameLength(text, at);

                // "name:" is a prefix, "name::" an axis.
                if (at < text.Length && text[at] == ':' && (at + 1 >= text.Length || text[at + 1] != ':'))
                {
                    yield return (start, at);
                    at++;
                }
            }
            else
            {
                at++;
            }
        }
    }
}
