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

    /// <summary>The expression with every prefix taken away.</summary>
    public static string Remove(string text)
    {
        var rest = new StringBuilder();
        var at = 0;
        foreach (var (start, end) in Scan(text))
        {
            rest.Append(text, at, start - at);
            at = end + 1;
        }

        return rest.Append(text, at, text.Length - at).ToString();
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
                while (at < text.Length && XmlConvert.IsNCNameChar(text[at]))
                {
                    at++;
                }

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
