using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>Expands a uses statement: the grouping's nodes, then its refines and augments (RFC 7950 section 7.13).</summary>
internal sealed class UsesExpander(CompileContext context, FeatureSet features, BringerRule bringers, DraftBuilder builder)
{
    // Groupings within groupings; the deepest in the wild are around ten.
    private const int MaxNesting = 128;

    private readonly HashSet<YangStatement> _open = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YangStatement> _used = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YangStatement> _checked = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YangStatement> _reported = new(ReferenceEqualityComparer.Instance);

    public IReadOnlySet<YangStatement> Used => _used;

    public void Expand(YangStatement uses, Scope scope, NodeDraft? parent, DraftList into, ModuleDraft module)
    {
        if (context.Budget.IsExhausted || FindGrouping(uses, scope) is not { } grouping)
        {
            return;
        }

        if (_open.Count >= MaxNesting)
        {
            Report(uses, DiagnosticIds.TooDeep, $"Groupings use each other to a depth of more than {MaxNesting} here.");
            return;
        }

        if (!_open.Add(grouping.Statement))
        {
            Report(uses, DiagnosticIds.GroupingCycle, $"The grouping {Quote.Of(uses.Argument)} uses itself.");
            return;
        }

        if (_checked.Add(uses))
        {
            VisibilityRule.Check(context, scope, grouping, uses);
        }

        _used.Add(grouping.Statement);
        var first = into.Count;
        builder.Build(grouping.Statement, grouping.Scope.Enter(grouping.Statement), parent, into, module);
        _open.Remove(grouping.Statement);

        var added = new UsedNodes(into.From(first));
        bringers.Bring(uses, scope, added.Nodes);
        foreach (var statement in uses.Children)
        {
            if (!context.Budget.TryTakeWork(16L * (statement.Children.Count + 1), statement))
            {
                return;
            }

            if (statement.Prefix is null && statement.Keyword == "refine")
            {
                Refine(statement, scope, added, module);
            }
            else if (statement.Prefix is null && statement.Keyword == "augment")
            {
                Augment(statement, scope, added, module);
            }
        }
    }

    private Definition? FindGrouping(YangStatement uses, Scope scope)
    {
        var name = QName.Parse(uses.Argument);
        if (_reported.Contains(uses))
        {
            return null;
        }

        if (context.Resolve(name.Prefix, scope, uses) is not { } module)
        {
            _reported.Add(uses);
            return null;
        }

        var grouping = ReferenceEquals(module, scope.Unit.Module) ? scope.FindGrouping(name.Name) : module.Groupings.GetValueOrDefault(name.Name);
        if (grouping is null)
        {
            Report(uses, DiagnosticIds.UnknownGrouping, $"The module {Quote.Of(module.Name)} has no grouping {Quote.Of(name.Name)} that is visible here.");
        }

        return grouping;
    }

    private void Refine(YangStatement refine, Scope scope, UsedNodes added, ModuleDraft module)
    {
        if (FindTarget(refine, scope, added, module) is { } target)
        {
            Refiner.Apply(context, features, refine, scope, target);
        }
    }

    private void Augment(YangStatement augment, Scope scope, UsedNodes added, ModuleDraft module)
    {
        if (FindTarget(augment, scope, added, module) is not { } target)
        {
            return;
        }

        if (!AugmentTargets.Allows(target.Kind))
        {
            Report(augment, DiagnosticIds.NotAllowedHere, $"A {NodeKinds.KeywordOf(target.Kind)} cannot be augmented.");
            return;
        }

        var first = target.Children.Count;
        builder.Build(augment, scope.Enter(augment), target, target.Children, module);
        bringers.Bring(augment, scope, target.Children.From(first));
    }

    private NodeDraft? FindTarget(YangStatement statement, Scope scope, UsedNodes added, ModuleDraft module)
    {
        NodeDraft? found = null;
        foreach (var step in (statement.Argument ?? "").Split('/'))
        {
            // All that a grouping brings is in the module that uses it, which the text's own prefix means too (RFC 7950 section 6.5).
            var name = QName.Parse(step.Trim());
            if (context.Resolve(name.Prefix, scope, statement) is not { } named)
            {
                return null;
            }

            found = !ReferenceEquals(named, module) && !ReferenceEquals(named, scope.Unit.Module) ? null
                : found is null ? added.Find(name.Name)
                : found.Children.Find(module, name.Name);
            if (found is null)
            {
                Report(statement, DiagnosticIds.TargetNotFound, $"The grouping has no node {Quote.Of(statement.Argument)}.");
                return null;
            }
        }

        return found;
    }

    // What is wrong in a grouping is met at every use of it, and said once.
    private void Report(YangStatement at, string id, string message)
    {
        if (_reported.Add(at))
        {
            context.Error(id, at, message);
        }
    }
}
