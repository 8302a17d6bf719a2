using System.Text;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>The functions of XPath 1.0 on strings (section 4.2). They count characters, not UTF-16 code units.</summary>
internal static class TextFunctions
{
    public static XPathValue Call(XPathRun run, XPathCall call, in XPathFocus focus)
    {
        var arguments = new string[call.Arguments.Length];
        var isSubstring = call.Function == XPathFunction.Substring;
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = isSubstring && index > 0 ? "" : run.Text(call.Arguments[index], focus);
            if (!run.Budget.Spend(arguments[index].Length / 16))
            {
                return XPathText.Empty;
            }
        }

        var first = arguments.Length > 0 ? arguments[0] : run.TextOf(focus.Item);
        return call.Function switch
        {
            XPathFunction.String => new XPathText(first),
            XPathFunction.Concat => new XPathText(string.Concat(arguments)),
            XPathFunction.StartsWith => XPathTruth.Of(first.StartsWith(arguments[1], StringComparison.Ordinal)),
            XPathFunction.Contains => XPathTruth.Of(first.Contains(arguments[1], StringComparison.Ordinal)),
            XPathFunction.SubstringBefore => new XPathText(first.IndexOf(arguments[1], StringComparison.Ordinal) is >= 0 and var at ? first[..at] : ""),
            XPathFunction.SubstringAfter => new XPathText(first.IndexOf(arguments[1], StringComparison.Ordinal) is >= 0 and var at ? first[(at + arguments[1].Length)..] : ""),
            XPathFunction.Substring => new XPathText(Substring(
                first,
                run.Number(call.Arguments[1], focus),
                call.Arguments.Length > 2 ? run.Number(call.Arguments[2], focus) : double.PositiveInfinity)),
            XPathFunction.StringLength => new XPathQuantity(first.EnumerateRunes().Count()),
            XPathFunction.NormalizeSpace => new XPathText(string.Join(' ', first.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))),
            XPathFunction.Translate => new XPathText(Translate(first, arguments[1], arguments[2])),
            _ => throw new InvalidOperationException(),
        };
    }

    // A character at position p is in it when p >= round(start) and p < round(start) + round(length), in IEEE arithmetic.
    private static string Substring(string text, double start, double length)
    {
        var from = CoreFunctions.Round(start);
        var end = from + CoreFunctions.Round(length);
        var taken = new StringBuilder();
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            position++;
            if (position >= from && position < end)
            {
                taken.Append(rune.ToString());
            }
        }

        return taken.ToString();
    }

    private static string Translate(string text, string from, string to)
    {
        var targets = to.EnumerateRunes().ToArray();
        var map = new Dictionary<Rune, Rune?>();
        var index = 0;
        foreach (var rune in from.EnumerateRunes())
        {
            map.TryAdd(rune, index < targets.Length ? targets[index] : null);
            index++;
        }

        var translated = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            translated.Append(map.TryGetValue(rune, out var target) ? target?.ToString() : rune.ToString());
        }

        return translated.ToString();
    }
}
