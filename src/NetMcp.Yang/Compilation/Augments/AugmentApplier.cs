using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Compilation.Augments;

/// <summary>
/// Applies augments in whatever order makes them possible: one whose target is not there yet waits for the node that its path misses, and
/// is tried again when an augment adds that. So each augment is tried once for each node of its path at most.
/// </summary>
internal sealed class AugmentApplier(CompileContext context, DraftBuilder builder, BringerRule bringers)
{
    private readonly Queue<AugmentDraft> _ready = new();
    private readonly Dictionary<(object Above, ModuleDraft Module, string Name), List<AugmentDraft>> _waiting = [];

    public void Add(AugmentDraft augment) => _ready.Enqueue(augment);

    /// <summary>Wakes what waits for a node at the top of a module that is implemented now.</summary>
    public void RootsAdded(ModuleDraft module)
    {
        foreach (var root in module.Roots)
        {
            Wake(module, root);
        }
    }

    public void ApplyReady()
    {
        while (_ready.TryDequeue(out var augment))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Apply(augment);
        }
    }

    /// <summary>Reports the augments whose targets never came.</summary>
    public void ReportWaiting()
    {
        foreach (var augment in _waiting.Values.SelectMany(list => list))
        {
            context.Error(DiagnosticIds.TargetNotFound, augment.Statement, $"There is no node {Quote.Of(augment.Statement.Argument)} to augment.");
        }

        _waiting.Clear();
    }

    private void Apply(AugmentDraft augment)
    {
        object above = augment.Path[0].Module;
        var among = augment.Path[0].Module.Roots;
        NodeDraft? target = null;
        foreach (var (module, name) in augment.Path)
        {
            target = among.Find(module, name);
            if (target is null)
            {
                var key = (above, module, name);
                if (!_waiting.TryGetValue(key, out var list))
                {
                    _waiting.Add(key, list = []);
                }

                list.Add(augment);
                return;
            }

            above = target;
            among = target.Children;
        }

        Apply(augment, target!);
    }

    private void Apply(AugmentDraft augment, NodeDraft target)
    {
        if (!AugmentTargets.Allows(target.Kind))
        {
            context.Error(DiagnosticIds.NotAllowedHere, augment.Statement, $"A {NodeKinds.KeywordOf(target.Kind)} cannot be augmented.");
            return;
        }

        var first = target.Children.Count;
        builder.Build(augment.Statement, augment.Scope.Enter(augment.Statement), target, target.Children, augment.Module);
        var added = target.Children.From(first);
        bringers.Bring(augment.Statement, augment.Scope, added);
        foreach (var draft in added)
        {
            draft.IsTopOfAugment = true;
            Wake(target, draft);
        }

        for (var above = target; above is not null; above = above.Parent)
        {
            if (!ReferenceEquals(above.Module, augment.Module))
            {
                above.Module.AugmentedBy.Add(augment.Module.Name);
            }
        }
    }

    private void Wake(object above, NodeDraft added)
    {
        if (_waiting.Remove((above, added.Module, added.Name), out var waiting))
        {
            waiting.ForEach(_ready.Enqueue);
        }
    }
}
