using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Finishing;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Compilation.XPaths;

/// <summary>
/// Looks at the must and when conditions of all nodes: names that the schema does not have are warned of, for they can be right and just
/// never true (RFC 7950 section 6.4.1); whens that depend on each other in a circle are errors (section 7.21.5).
/// </summary>
internal sealed class XPathCheck(CompileContext context, DataPaths paths, LateWork late)
{
    private readonly HashSet<(XPathExpression, string?, string?)> _reported = [];
    private readonly Dictionary<SchemaNode, List<WhenEdge>> _edges = new(ReferenceEqualityComparer.Instance);

    public void Run()
    {
        var walk = new XPathSchemaWalk(paths, context.FindImplementing);
        var paid = 0L;
        foreach (var (draft, node, templateOf) in late.Conditioned)
        {
            var template = templateOf?.Invoke();
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var when in node.Whens)
            {
                Follow(walk, draft, node, template, when.Condition, when.OnParent);
            }

            foreach (var must in node.Musts)
            {
                Follow(walk, draft, node, template, must.Condition, onParent: null);
            }

            if (!context.Budget.TryTakeWork(16 * (walk.Steps - paid), draft.Statement))
            {
                return;
            }

            paid = walk.Steps;
        }

        foreach (var edge in CycleFinder.ClosingEdges(
            _edges.Keys.ToList(),
            node => _edges.TryGetValue(node, out var edges) ? edges : [],
            edge => _edges.ContainsKey(edge.To) ? edge.To : null))
        {
            context.Error(
                DiagnosticIds.WhenCycle,
                edge.Draft.Statement,
                $"The when {Quote.Of(edge.Condition.Text)} of {Quote.Of(edge.Draft.Name)} depends on {Quote.Of(edge.To.Name)}, whose when depends on this node.");
        }
    }

    private void Follow(XPathSchemaWalk walk, NodeDraft draft, SchemaNode node, DataTemplate? template, XPathExpression condition, bool? onParent)
    {
        var place = new DataPlace(node, IsOutput: false, template);
        if (onParent == true || !node.IsDataNode)
        {
            place = place.Up()!.Value;
        }

        walk.NotFound = (below, test) => NotFound(draft, condition, below, test);
        walk.Called = call => CheckCall(draft, condition, call);
        walk.Touched = onParent is null ? null : touched => Depend(draft, node, condition, touched);
        walk.Follow(condition, place);
    }

    private void NotFound(NodeDraft draft, XPathExpression condition, DataPlace below, XPathNodeTest test)
    {
        // It may be there in truth: taken away by a feature or deviation, or left out for an error.
        if (late.TakenAway.Contains((test.Module!, test.Name!))
            || (context.FindImplementing(test.Module!) is { } module && context.HasErrors(module))
            || !_reported.Add((condition, test.Module, test.Name)))
        {
            return;
        }

        var where = below.Node is null ? "at the top" : $"below {Quote.Of(below.Node.Name)}";
        context.Warning(
            DiagnosticIds.XPathNodeNotFound,
            draft.Statement,
            $"The condition {Quote.Of(condition.Text)} of {Quote.Of(draft.Name)} names {Quote.Of(test.Module + ":" + test.Name)}, which is not there {where}.");
    }

    private void CheckCall(NodeDraft draft, XPathExpression condition, XPathCall call)
    {
        if (call.Function is not (XPathFunction.DerivedFrom or XPathFunction.DerivedFromOrSelf)
            || call.Arguments is not [_, XPathLiteral literal]
            || IsIdentity(condition, literal.Value)
            || !_reported.Add((condition, literal.Value, null)))
        {
            return;
        }

        context.Warning(
            DiagnosticIds.XPathNodeNotFound,
            draft.Statement,
            $"The condition {Quote.Of(condition.Text)} of {Quote.Of(draft.Name)} names the identity {Quote.Of(literal.Value)}, which is not there.");
    }

    private bool IsIdentity(XPathExpression condition, string text)
    {
        var name = QName.Parse(text);
        return condition.Names.ModuleOf(name.Prefix) is { } module
            && context.Modules.Exists(draft => draft.Name == module && draft.Identities.ContainsKey(name.Name));
    }

    // The node is there only if the when holds, and that depends on whether what it looks at is there.
    private void Depend(NodeDraft draft, SchemaNode node, XPathExpression condition, DataPlace touched)
    {
        for (var at = touched.Node; at is not null; at = at.Parent)
        {
            if (at.Whens.Length > 0)
            {
                if (!_edges.TryGetValue(node, out var edges))
                {
                    _edges.Add(node, edges = []);
                }

                edges.Add(new(at, draft, condition));
            }
        }
    }

    private sealed record WhenEdge(SchemaNode To, NodeDraft Draft, XPathExpression Condition);
}
