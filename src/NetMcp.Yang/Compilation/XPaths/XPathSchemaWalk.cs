using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Compilation.XPaths;

/// <summary>
/// Follows the location paths of an expression through the schema, as far as that is certain: steps to a child of a name, to the parent and
/// to the node itself. What it meets it tells; behind any other step it does not know where it is, and is silent.
/// </summary>
internal sealed class XPathSchemaWalk(DataPaths paths, Func<string, Loading.ModuleDraft?> modules)
{
    // Longer than any expression that a person wrote, and shorter than what would take a minute a million times.
    private const int MaxDepth = 128;

    private DataPlace _current;
    private int _depth;

    /// <summary>Told of each place that the expression looks at.</summary>
    public Action<DataPlace>? Touched { get; set; }

    /// <summary>Told of each name that is not there, with the place below which it was looked for.</summary>
    public Action<DataPlace, XPathNodeTest>? NotFound { get; set; }

    /// <summary>Told of each call of a function.</summary>
    public Action<XPathCall>? Called { get; set; }

    /// <summary>How many parts of expressions were looked at so far.</summary>
    public long Steps { get; private set; }

    public void Follow(XPathExpression expression, DataPlace context)
    {
        _current = context;
        Evaluate(expression.Root, context);
    }

    // The one place that the nodes of a set are instances of; null when that is not certain, or when it is no set.
    private DataPlace? Evaluate(XPathNode node, DataPlace? context)
    {
        Steps++;
        if (_depth >= MaxDepth)
        {
            return null;
        }

        _depth++;
        var place = node switch
        {
            XPathPath path => Path(path, context),
            XPathFilter filter => Filter(filter, context),
            XPathCall call => Call(call, context),
            XPathOperation operation => Both(operation, context),
            XPathNegation negation => Operand(negation, context),
            _ => null,
        };
        _depth--;
        return place;
    }

    private DataPlace? Both(XPathOperation operation, DataPlace? context)
    {
        Evaluate(operation.Left, context);
        Evaluate(operation.Right, context);
        return null;
    }

    private DataPlace? Operand(XPathNegation negation, DataPlace? context)
    {
        Evaluate(negation.Operand, context);
        return null;
    }

    private DataPlace? Filter(XPathFilter filter, DataPlace? context)
    {
        var place = Evaluate(filter.Primary, context);
        foreach (var predicate in filter.Predicates)
        {
            Evaluate(predicate, place);
        }

        return place;
    }

    private DataPlace? Call(XPathCall call, DataPlace? context)
    {
        Called?.Invoke(call);
        DataPlace? argument = null;
        foreach (var node in call.Arguments)
        {
            argument = Evaluate(node, context);
        }

        return call.Function switch
        {
            XPathFunction.Current => _current,
            XPathFunction.Deref => Behind(argument),
            _ => null,
        };
    }

    private static DataPlace? Behind(DataPlace? reference)
    {
        var type = reference?.Node switch
        {
            LeafNode leaf => leaf.Type,
            LeafListNode leafList => leafList.Type,
            _ => null,
        };
        return type is { Base: YangBaseType.LeafRef, LeafRefTarget: { } target }
            ? new DataPlace(target, IsOutput: false, reference!.Value.Template)
            : null;
    }

    private DataPlace? Path(XPathPath path, DataPlace? context)
    {
        var place = path.Start is not null ? Evaluate(path.Start, context)
            : path.IsAbsolute ? context is { } inside ? inside with { Node = null, IsOutput = false } : _current with { Node = null, IsOutput = false }
            : context;
        foreach (var step in path.Steps)
        {
            Steps++;
            place = place is { } here ? Step(step, here) : null;
            foreach (var predicate in step.Predicates)
            {
                Evaluate(predicate, place);
            }
        }

        if (place is { } end)
        {
            Touched?.Invoke(end);
        }

        return place;
    }

    private DataPlace? Step(XPathStep step, DataPlace place)
    {
        switch (step.Axis)
        {
            case XPathAxis.Self when step.Test.Kind == XPathTestKind.Node:
                return place;
            case XPathAxis.Parent when step.Test.Kind == XPathTestKind.Node:
                return place.Up();
            case XPathAxis.Child when step.Test is { Kind: XPathTestKind.Element, Module: { } module, Name: { } name }:
                break;
            default:
                return null;
        }

        if (modules(step.Test.Module!) is not { } draft)
        {
            return null;
        }

        if (paths.Child(place, draft, step.Test.Name!) is { } child)
        {
            return place with { Node = child, IsOutput = false };
        }

        NotFound?.Invoke(place, step.Test);
        return null;
    }
}
