using System.Collections.Immutable;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Paths.Queries;

/// <summary>Turns a checked XPath into data paths, which is what a subtree filter can say; or says which step is in the way.</summary>
internal sealed class QueryPaths(YangSchema schema, QueryCheck check)
{
    private readonly List<DataPath> _paths = [];

    /// <summary>What no data path can say.</summary>
    public PathError? Error { get; private set; }

    /// <summary>The paths, one for each operand of a union; empty when there is an error.</summary>
    public ImmutableArray<DataPath> Of(XPathNode root)
    {
        Add(root);
        return Error is null ? [.. _paths] : [];
    }

    private void Add(XPathNode node)
    {
        if (node is XPathOperation { Operator: XPathOperator.Union } union)
        {
            Add(union.Left);
            Add(union.Right);
        }
        else if (node is XPathPath { Start: null, IsAbsolute: true, Steps.IsEmpty: false } path)
        {
            var steps = path.Steps.Select(Step).ToList();
            if (Error is null)
            {
                _paths.Add(new DataPath(schema, [.. steps!]));
            }
        }
        else
        {
            Fail(0, "Only paths from the top, or several of them joined by '|', can be said otherwise than in XPath.");
        }
    }

    private DataPathStep? Step(XPathStep step)
    {
        if (step.Axis != XPathAxis.Child || step.Test is not { Kind: XPathTestKind.Element, Name: { } name })
        {
            return Fail<DataPathStep>(step.Offset, "Only XPath can go another way than down by names.");
        }

        if (check.Selected(step) is not { IsAny: false, Nodes.Count: 1 } selected)
        {
            return Fail<DataPathStep>(step.Offset, $"Several nodes are called '{name}'.");
        }

        var node = selected.Nodes.First();
        var predicates = step.Predicates.SelectMany(predicate => Predicates(predicate, node, step)).ToList();
        return Error is null ? new DataPathStep(node, [.. predicates!], step.Offset) : null;
    }

    private IEnumerable<DataPathPredicate?> Predicates(XPathNode predicate, SchemaNode node, XPathStep step) => predicate switch
    {
        XPathOperation { Operator: XPathOperator.And } both => Predicates(both.Left, node, step).Concat(Predicates(both.Right, node, step)),
        XPathOperation { Operator: XPathOperator.Equal, Left: XPathPath path, Right: XPathLiteral literal } => [Equality(path, literal.Value, node, step)],
        XPathOperation { Operator: XPathOperator.Equal, Left: XPathLiteral literal, Right: XPathPath path } => [Equality(path, literal.Value, node, step)],
        XPathNumber { Value: >= 1 and <= uint.MaxValue } number when number.Value == Math.Floor(number.Value) => [new DataPathPredicate(null, "", (uint)number.Value)],
        _ => [Fail<DataPathPredicate>(step.Offset, $"Only XPath can ask more of '{node.Name}' than that children have certain values.")],
    };

    private DataPathPredicate? Equality(XPathPath path, string value, SchemaNode node, XPathStep step)
    {
        if (path is { Start: null, IsAbsolute: false, Steps: [{ Predicates.IsEmpty: true } only] })
        {
            if (only is { Axis: XPathAxis.Self, Test.Kind: XPathTestKind.Node } && node is LeafNode or LeafListNode)
            {
                return new DataPathPredicate(null, Canonical(node, value), null);
            }

            if (only.Axis == XPathAxis.Child && check.Selected(only) is { IsAny: false, Nodes.Count: 1 } selected && selected.Nodes.First() is LeafNode or LeafListNode)
            {
                return new DataPathPredicate(selected.Nodes.First(), Canonical(selected.Nodes.First(), value), null);
            }
        }

        return Fail<DataPathPredicate>(step.Offset, $"Only XPath can compare what is not directly in '{node.Name}'.");
    }

    private string Canonical(SchemaNode leaf, string value)
    {
        var type = leaf is LeafNode single ? single.Type : ((LeafListNode)leaf).Type;
        return ValueReader.TryRead(type, value, new ModuleNames(schema, leaf.Module.Name), out var canonical, out _) ? canonical : value;
    }

    private T? Fail<T>(int offset, string message)
        where T : class
    {
        Error ??= new PathError(offset, message);
        return null;
    }

    private void Fail(int offset, string message) => Fail<object>(offset, message);
}
