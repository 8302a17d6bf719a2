using System.Globalization;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Reading;

/// <summary>Tells how to ask for less when an answer was cut.</summary>
internal static class NarrowingAdvice
{
    /// <summary>One or two sentences.</summary>
    /// <param name="xml">The document before the cut.</param>
    /// <param name="cutAt">The first element left out.</param>
    /// <param name="path">What was asked.</param>
    /// <param name="wholeBytes">How many bytes were seen of the whole.</param>
    /// <param name="greatestMaxBytes">The greatest <c>max_bytes</c>.</param>
    /// <param name="form">In which parts of the answer the data stand.</param>
    public static string Write(string xml, string? cutAt, string? path, long wholeBytes, int greatestMaxBytes, AnswerForm form)
    {
        var place = cutAt is null ? string.Empty : $" before {SafeText.Clean(cutAt, 200)}";
        var example = cutAt is null ? null : Entry(xml, cutAt, path);
        var counted = form == AnswerForm.TextOnly ? string.Empty : "; data count twice, structured and as text";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Cut{place}; at least {wholeBytes} bytes in all. To narrow it, select a deeper path{(example is null ? string.Empty : $" or one entry, {example}")}, or ask fewer devices; or raise max_bytes (at most {greatestMaxBytes}{counted}).");
    }

    // RFC 7950 section 7.8.5: a list entry's keys come first, so its first leaf is (the first of) its key.
    private static string? Entry(string xml, string cutAt, string? path)
    {
        // The outermost list with several entries: choosing one of those leaves most out.
        var end = cutAt.IndexOf('[', StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var segments = cutAt[..end].Split('/');
        var list = segments[^1];
        if (FirstChild(xml, list) is not { } key)
        {
            return null;
        }

        // The top of an XPath carries the module's name; keep it.
        var top = path is ['/', ..] && path[1..].Split('/', '[')[0] is var first && first.EndsWith(":" + segments[0], StringComparison.Ordinal)
            ? first
            : segments[0];
        var entry = string.Join('/', [string.Empty, top, .. segments[1..]]);
        return SafeText.Clean($"{entry}[{key}='...']", 200);
    }

    private static string? FirstChild(string xml, string list)
    {
        var inside = false;
        for (var position = 0; position < xml.Length;)
        {
            var token = XmlToken.Read(xml, position);
            position = token.End;
            if (token.Kind is XmlTokenKind.StartTag or XmlTokenKind.EmptyElement)
            {
                var local = token.Name[(token.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
                if (inside)
                {
                    return token.Kind == XmlTokenKind.StartTag ? local : null;
                }

                inside = token.Kind == XmlTokenKind.StartTag && local == list;
            }
            else if (inside && token.Kind == XmlTokenKind.EndTag)
            {
                // A leaf-list: it has values and no keys.
                return null;
            }
        }

        return null;
    }
}
