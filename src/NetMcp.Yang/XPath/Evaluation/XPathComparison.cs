namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>Comparisons (XPath 1.0 section 3.4): a set of nodes compares as any of its nodes does.</summary>
internal static class XPathComparison
{
    public static bool Holds(XPathRun run, XPathOperator sign, XPathValue left, XPathValue right) => (left, right) switch
    {
        (XPathNodes first, XPathNodes second) => NodesWithNodes(run, sign, first, second),
        (XPathNodes nodes, _) => NodesWithValue(run, sign, nodes, right),
        (_, XPathNodes nodes) => NodesWithValue(run, Turned(sign), nodes, left),
        _ when sign is not (XPathOperator.Equal or XPathOperator.NotEqual) => Numbers(sign, XPathConversion.ToNumber(left, run), XPathConversion.ToNumber(right, run)),
        (XPathTruth, _) or (_, XPathTruth) => XPathConversion.ToBoolean(left) == XPathConversion.ToBoolean(right) == (sign == XPathOperator.Equal),
        (XPathQuantity, _) or (_, XPathQuantity) => Numbers(sign, XPathConversion.ToNumber(left, run), XPathConversion.ToNumber(right, run)),
        _ => XPathConversion.ToText(left, run) == XPathConversion.ToText(right, run) == (sign == XPathOperator.Equal),
    };

    private static bool NodesWithNodes(XPathRun run, XPathOperator sign, XPathNodes left, XPathNodes right)
    {
        if (sign is not (XPathOperator.Equal or XPathOperator.NotEqual))
        {
            return NumbersOf(run, left).Any(first => NumbersOf(run, right).Any(second => Numbers(sign, first, second)));
        }

        // Equal is a common text; not equal is any two texts that differ, which are there unless all texts are the same one.
        var texts = TextsOf(run, left).ToHashSet(StringComparer.Ordinal);
        return sign == XPathOperator.Equal
            ? TextsOf(run, right).Any(texts.Contains)
            : texts.Count > 0 && TextsOf(run, right).Any(text => texts.Count > 1 || !texts.Contains(text));
    }

    private static bool NodesWithValue(XPathRun run, XPathOperator sign, XPathNodes nodes, XPathValue value)
    {
        if (value is XPathTruth truth)
        {
            var exists = XPathConversion.ToBoolean(nodes);
            return sign is XPathOperator.Equal or XPathOperator.NotEqual
                ? exists == truth.Value == (sign == XPathOperator.Equal)
                : Numbers(sign, exists ? 1 : 0, truth.Value ? 1 : 0);
        }

        if (value is XPathText text && sign is XPathOperator.Equal or XPathOperator.NotEqual)
        {
            var wanted = new PrefixedText(run, ((XPathText)value).Value);
            return nodes.Items.Any(item => run.Budget.Spend() && wanted.IsTextOf(item) == (sign == XPathOperator.Equal));
        }

        var number = XPathConversion.ToNumber(value, run);
        return NumbersOf(run, nodes).Any(one => Numbers(sign, one, number));
    }

    private static bool Numbers(XPathOperator sign, double left, double right) => sign switch
    {
        XPathOperator.Equal => left == right,
        XPathOperator.NotEqual => left != right,
        XPathOperator.Less => left < right,
        XPathOperator.LessOrEqual => left <= right,
        XPathOperator.Greater => left > right,
        _ => left >= right,
    };

    private static XPathOperator Turned(XPathOperator sign) => sign switch
    {
        XPathOperator.Less => XPathOperator.Greater,
        XPathOperator.LessOrEqual => XPathOperator.GreaterOrEqual,
        XPathOperator.Greater => XPathOperator.Less,
        XPathOperator.GreaterOrEqual => XPathOperator.LessOrEqual,
        _ => sign,
    };

    private static IEnumerable<double> NumbersOf(XPathRun run, XPathNodes nodes) => TextsOf(run, nodes).Select(text => NumberText.Read(text));

    private static IEnumerable<string> TextsOf(XPathRun run, XPathNodes nodes) => nodes.Items.TakeWhile(_ => run.Budget.Spend()).Select(run.TextOf);
}
