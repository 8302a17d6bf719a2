namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>The functions of XPath 1.0 on nodes, booleans and numbers (sections 4.1, 4.3 and 4.4).</summary>
internal static class CoreFunctions
{
    public static XPathValue Call(XPathRun run, XPathCall call, in XPathFocus focus) => call.Function switch
    {
        XPathFunction.Last => new XPathQuantity(focus.Size),
        XPathFunction.Position => new XPathQuantity(focus.Position),
        XPathFunction.Count => new XPathQuantity(run.Nodes(call.Arguments[0], focus).Count),
        XPathFunction.Id => XPathNodes.None,
        XPathFunction.LocalName => new XPathText(Subject(run, call, focus)?.Name ?? ""),
        XPathFunction.NamespaceUri => new XPathText(Namespace(run, Subject(run, call, focus))),
        XPathFunction.Name => new XPathText(Subject(run, call, focus) is { } node ? node.ModuleName + ":" + node.Name : ""),
        XPathFunction.Boolean => XPathTruth.Of(run.Boolean(call.Arguments[0], focus)),
        XPathFunction.Not => XPathTruth.Of(!run.Boolean(call.Arguments[0], focus)),
        XPathFunction.True => XPathTruth.True,
        XPathFunction.False or XPathFunction.Lang => XPathTruth.False,
        XPathFunction.Number => new XPathQuantity(call.Arguments.IsEmpty ? NumberText.Read(run.TextOf(focus.Item)) : run.Number(call.Arguments[0], focus)),
        XPathFunction.Sum => new XPathQuantity(run.Nodes(call.Arguments[0], focus).TakeWhile(_ => run.Budget.Spend()).Sum(item => NumberText.Read(run.TextOf(item)))),
        XPathFunction.Floor => new XPathQuantity(Math.Floor(run.Number(call.Arguments[0], focus))),
        XPathFunction.Ceiling => new XPathQuantity(Math.Ceiling(run.Number(call.Arguments[0], focus))),
        XPathFunction.Round => new XPathQuantity(Round(run.Number(call.Arguments[0], focus))),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The closest integer, of two as close the greater one (section 4.4).</summary>
    public static double Round(double number) => double.IsInteger(number) || !double.IsFinite(number) ? number : Math.Floor(number + 0.5);

    // The first node of the argument, or the context node: the names of a root or a text are empty (section 4.1).
    private static Data.DataNode? Subject(XPathRun run, XPathCall call, in XPathFocus focus)
    {
        XPathItem? item = call.Arguments.IsEmpty ? focus.Item : run.Nodes(call.Arguments[0], focus) is [var first, ..] ? first : null;
        return item is { IsText: false } subject ? subject.Node : null;
    }

    private static string Namespace(XPathRun run, Data.DataNode? node) =>
        node is null ? "" : node.Schema?.Module.Namespace ?? run.Tree.Schema.FindModule(node.ModuleName)?.Namespace ?? node.ModuleName;
}
