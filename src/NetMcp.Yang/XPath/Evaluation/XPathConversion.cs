namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>Conversions between the types of values (XPath 1.0 sections 4.2, 4.3 and 4.4).</summary>
internal static class XPathConversion
{
    public static bool ToBoolean(XPathValue value) => value switch
    {
        XPathNodes nodes => nodes.Items.Count > 0,
        XPathText text => text.Value.Length > 0,
        XPathQuantity number => number.Value != 0 && !double.IsNaN(number.Value),
        XPathTruth truth => truth.Value,
        _ => throw new InvalidOperationException(),
    };

    public static double ToNumber(XPathValue value, XPathRun run) => value switch
    {
        XPathQuantity number => number.Value,
        XPathTruth truth => truth.Value ? 1 : 0,
        _ => NumberText.Read(ToText(value, run)),
    };

    public static string ToText(XPathValue value, XPathRun run) => value switch
    {
        XPathNodes nodes => nodes.Items.Count == 0 ? "" : run.TextOf(nodes.Items[0]),
        XPathText text => text.Value,
        XPathQuantity number => NumberText.Write(number.Value),
        XPathTruth truth => truth.Value ? "true" : "false",
        _ => throw new InvalidOperationException(),
    };
}
