using System.Collections.Immutable;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Paths.Queries;

/// <summary>
/// Follows an XPath through the schema: every name must be one that can be there, and a value that a leaf is compared with must be one of its
/// type. What it comes to is which schema nodes each step may select.
/// </summary>
internal sealed class QueryCheck(YangSchema schema)
{
    private readonly SchemaAxes _axes = new(schema);
    private readonly StepFinder _finder = new(schema);
    private readonly Dictionary<XPathStep, SchemaSet> _steps = new(ReferenceEqualityComparer.Instance);

    /// <summary>The first thing that is wrong.</summary>
    public PathError? Error { get; private set; }

    /// <summary>What a step selects.</summary>
    public SchemaSet Selected(XPathStep step) => _steps.GetValueOrDefault(step, SchemaSet.Any);

    /// <summary>What an expression selects; null when its value is no set of nodes, or something is wrong.</summary>
    public SchemaSet? Check(XPathNode node, SchemaSet context)
    {
        switch (node)
        {
            case XPathPath path:
                return CheckPath(path, context);
            case XPathFilter filter:
                var primary = Check(filter.Primary, context);
                CheckAll(filter.Predicates, primary ?? SchemaSet.Any);
                return primary;
            case XPathCall call:
                return CheckCall(call, context);
            case XPathNegation negation:
                Check(negation.Operand, context);
                return null;
            case XPathOperation operation:
                var left = Check(operation.Left, context);
                var right = Check(operation.Right, context);
                CheckComparison(operation, left, right);
                return operation.Operator == XPathOperator.Union && left is not null && right is not null ? left.Union(right) : null;
            default:
                return null;
        }
    }

    private void CheckAll(ImmutableArray<XPathNode> nodes, SchemaSet context)
    {
        foreach (var node in nodes)
        {
            if (Error is null)
            {
                Check(node, context);
            }
        }
    }

    private SchemaSet? CheckCall(XPathCall call, SchemaSet context)
    {
        var first = call.Arguments.IsEmpty ? null : Check(call.Arguments[0], context);
        CheckAll([.. call.Arguments.Skip(1)], context);
        return call.Function switch
        {
            // A filter has no context node but the root (RFC 6241 section 8.9.5.1).
            XPathFunction.Current => SchemaSet.Root,
            XPathFunction.Deref when first is { IsAny: false } => Targets(first),
            XPathFunction.Deref or XPathFunction.Id => SchemaSet.Any,
            _ => null,
        };
    }

    private static SchemaSet Targets(SchemaSet leafs)
    {
        var targets = leafs.Nodes.Select(leaf => TypeOf(leaf)?.LeafRefTarget).ToList();
        return targets.Contains(null) ? SchemaSet.Any : SchemaSet.Of(targets.OfType<SchemaNode>());
    }

    private SchemaSet? CheckPath(XPathPath path, SchemaSet context)
    {
        var set = path.Start is not null ? Check(path.Start, context) : path.IsAbsolute ? SchemaSet.Root : context;
        foreach (var step in path.Steps)
        {
            if (set is null || Error is not null)
            {
                return null;
            }

            set = CheckStep(step, set);
        }

        return Error is null ? set : null;
    }

    private SchemaSet? CheckStep(XPathStep step, SchemaSet from)
    {
        var found = Matching(step, _axes.Follow(from, step.Axis));
        if (found.IsEmpty || IsAmbiguous(step, from, found))
        {
            Error ??= Explain(step, from);
            return null;
        }

        _steps[step] = found;
        CheckAll(step.Predicates, found);
        return found;
    }

    // At the top nothing says which module is meant.
    private static bool IsAmbiguous(XPathStep step, SchemaSet from, SchemaSet found) =>
        step is { Axis: XPathAxis.Child, Test: { Module: QueryNames.OfParent, Name: not null } } && from.HasRoot && found.Nodes.Count(node => node.DataParent() is null) > 1;

    private static SchemaSet Matching(XPathStep step, SchemaSet reached) => step.Test.Kind switch
    {
        XPathTestKind.Node => reached,
        _ when reached.IsAny => reached,
        XPathTestKind.Element => SchemaSet.Of(reached.Nodes.Where(node => IsMeant(step.Test, node))),

        // The value of a leaf is not told from the leaf here; containers have no text.
        XPathTestKind.Text => SchemaSet.Any,
        _ => SchemaSet.Of([]),
    };

    private static bool IsMeant(XPathNodeTest test, SchemaNode node) =>
        (test.Name is null || node.Name == test.Name) &&
        (test.Module == QueryNames.OfParent || test.Module is null
            ? test.Module is null || node.DataParent() is not { } parent || parent.Module.Name == node.Module.Name
            : node.Module.Name == test.Module);

    private PathError Explain(XPathStep step, SchemaSet from)
    {
        if (step.Axis is XPathAxis.Attribute or XPathAxis.Namespace || step.Test.Kind == XPathTestKind.Nothing)
        {
            return new PathError(step.Offset, "Data has no attributes, comments and the like to select.");
        }

        if (step.Test.Name is { } name)
        {
            var module = step.Test.Module is QueryNames.OfParent ? null : step.Test.Module;
            var parent = step.Axis == XPathAxis.Child && from is { HasRoot: false, Nodes.Count: 1 } ? from.Nodes.First() : null;
            if (_finder.Find(parent, module, name, step.Offset, out var error) is not { } outside)
            {
                return error!;
            }

            if (outside is OperationNode or NotificationNode)
            {
                return new PathError(step.Offset, $"{outside.PathText()} is a {outside.Kind.Word()}, which no datastore holds.");
            }
        }

        return new PathError(step.Offset, $"Nothing of this name can be there: {NearNames.Quote(step.Test.Name ?? step.Test.Module + ":*")}.");
    }

    private void CheckComparison(XPathOperation operation, SchemaSet? left, SchemaSet? right)
    {
        if (operation.Operator is not (XPathOperator.Equal or XPathOperator.NotEqual))
        {
            return;
        }

        var (leafs, literal) = (left, right, operation.Left, operation.Right) switch
        {
            ({ IsAny: false } set, null, _, XPathLiteral value) => (set, value.Value),
            (null, { IsAny: false } set, XPathLiteral value, _) => (set, value.Value),
            _ => (null, ""),
        };
        if (leafs is null || Error is not null || leafs.HasRoot || leafs.Nodes.Count == 0)
        {
            return;
        }

        ValueError? refusal = null;
        foreach (var leaf in leafs.Nodes)
        {
            if (TypeOf(leaf) is not { } type || ValueReader.TryRead(type, literal, new ModuleNames(schema, leaf.Module.Name), out _, out refusal))
            {
                return;
            }
        }

        var step = ((operation.Left as XPathPath) ?? (operation.Right as XPathPath))?.Steps.LastOrDefault();
        Error = new PathError(step?.Offset ?? 0, $"'{leafs.Nodes.First().Name}': {refusal!.Message}");
    }

    private static YangType? TypeOf(SchemaNode node) => node switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };
}
