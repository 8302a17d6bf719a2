using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>
/// One evaluation of an expression. When the budget is spent every part gives up and gives anything, and the whole comes to nothing.
/// </summary>
internal sealed class XPathRun
{
    private readonly XPathExpression _expression;
    private readonly XPathWalker _walker;

    /// <summary>Prepares an evaluation.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="current">The context node, which <c>current()</c> gives; null for the root.</param>
    /// <param name="seesConfigOnly">Whether state is not accessible (RFC 7950 section 6.4.1).</param>
    /// <param name="budget">What it may cost.</param>
    public XPathRun(AccessibleTree tree, XPathExpression expression, DataNode? current, bool seesConfigOnly, XPathBudget budget)
    {
        _expression = expression;
        Tree = tree;
        Current = new(current);
        ConfigOnly = seesConfigOnly;
        Budget = budget;
        _walker = new(this);
    }

    public AccessibleTree Tree { get; }

    public XPathItem Current { get; }

    public bool ConfigOnly { get; }

    public XPathBudget Budget { get; }

    public IXPathNames Names => _expression.Names;

    /// <summary>
    /// Whether an expression that stands on a node sees configuration only: data that represents configuration must not depend on state
    /// (RFC 7950 section 6.4.1). Nodes of operations and notifications see all.
    /// </summary>
    public static bool SeesConfigOnly(SchemaNode schema) => schema.IsConfig;

    /// <summary>The value; null when it is too expensive.</summary>
    public XPathValue? Evaluate()
    {
        var value = Evaluate(_expression.Root, new(Current, 1, 1));
        return Budget.IsSpent ? null : value;
    }

    /// <summary>The value as a boolean; null when it is too expensive.</summary>
    public bool? Holds() => Evaluate() is { } value ? XPathConversion.ToBoolean(value) : null;

    /// <summary>Evaluates a part of the expression.</summary>
    public XPathValue Evaluate(XPathNode node, in XPathFocus focus)
    {
        if (!Budget.Spend())
        {
            return XPathNodes.None;
        }

        return node switch
        {
            XPathPath path => _walker.Walk(path, focus),
            XPathOperation operation => Operate(operation, focus),
            XPathCall call => Call(call, focus),
            XPathLiteral literal => new XPathText(literal.Value),
            XPathNumber number => new XPathQuantity(number.Value),
            XPathNegation negation => new XPathQuantity(-Number(negation.Operand, focus)),
            XPathFilter filter => new XPathNodes(_walker.Filter([.. Nodes(filter.Primary, focus)], filter.Predicates, isReverse: false)),
            _ => throw new InvalidOperationException(),
        };
    }

    public bool Boolean(XPathNode node, in XPathFocus focus) => XPathConversion.ToBoolean(Evaluate(node, focus));

    public double Number(XPathNode node, in XPathFocus focus) => XPathConversion.ToNumber(Evaluate(node, focus), this);

    public string Text(XPathNode node, in XPathFocus focus) => XPathConversion.ToText(Evaluate(node, focus), this);

    /// <summary>The nodes of a part that is a set of nodes; the parser has seen to it that it is.</summary>
    public IReadOnlyList<XPathItem> Nodes(XPathNode node, in XPathFocus focus) => Evaluate(node, focus) is XPathNodes nodes ? nodes.Items : [];

    /// <summary>The string-value of a node (XPath 1.0 section 5).</summary>
    public string TextOf(XPathItem item)
    {
        if (item.Node is { Schema: LeafNode or LeafListNode } or { Schema: null, FixedChildren.Count: 0 })
        {
            return item.Node.Value ?? "";
        }

        var text = new System.Text.StringBuilder();
        Append(text, item.Node);
        return text.ToString();
    }

    /// <summary>Whether the expression may see a node.</summary>
    public bool Sees(DataNode node) => !ConfigOnly || node.Schema is not { IsConfig: false };

    private void Append(System.Text.StringBuilder text, DataNode? node)
    {
        text.Append(node?.Value);
        if (!Budget.Spend(1 + ((node?.Value?.Length ?? 0) / 16)))
        {
            return;
        }

        foreach (var child in Tree.ChildrenOf(node, Budget))
        {
            if (Sees(child))
            {
                Append(text, child);
            }
        }
    }

    private XPathValue Operate(XPathOperation operation, in XPathFocus focus) => operation.Operator switch
    {
        XPathOperator.Or => XPathTruth.Of(Boolean(operation.Left, focus) || Boolean(operation.Right, focus)),
        XPathOperator.And => XPathTruth.Of(Boolean(operation.Left, focus) && Boolean(operation.Right, focus)),
        XPathOperator.Add => new XPathQuantity(Number(operation.Left, focus) + Number(operation.Right, focus)),
        XPathOperator.Subtract => new XPathQuantity(Number(operation.Left, focus) - Number(operation.Right, focus)),
        XPathOperator.Multiply => new XPathQuantity(Number(operation.Left, focus) * Number(operation.Right, focus)),
        XPathOperator.Divide => new XPathQuantity(Number(operation.Left, focus) / Number(operation.Right, focus)),
        XPathOperator.Modulo => new XPathQuantity(Number(operation.Left, focus) % Number(operation.Right, focus)),
        XPathOperator.Union => new XPathNodes(_walker.InOrder([.. Nodes(operation.Left, focus), .. Nodes(operation.Right, focus)])),
        _ => XPathTruth.Of(XPathComparison.Holds(this, operation.Operator, Evaluate(operation.Left, focus), Evaluate(operation.Right, focus))),
    };

    private XPathValue Call(XPathCall call, in XPathFocus focus) => call.Function switch
    {
        XPathFunction.Current => new XPathNodes([Current]),
        >= XPathFunction.ReMatch => YangFunctions.Call(this, call, focus),
        >= XPathFunction.String and <= XPathFunction.Translate => TextFunctions.Call(this, call, focus),
        _ => CoreFunctions.Call(this, call, focus),
    };
}
