using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Deviations;

/// <summary>Applies deviations once the augments are in: these too can be deviated (RFC 7950 section 7.20.3).</summary>
internal sealed class DeviationApplier(CompileContext context, DraftBuilder builder)
{
    private List<DeviationDraft> _waiting = [];

    public void Add(DeviationDraft deviation) => _waiting.Add(deviation);

    /// <summary>Applies those whose target is there.</summary>
    public void ApplyReady()
    {
        var waiting = new List<DeviationDraft>();
        foreach (var deviation in _waiting)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (FindTarget(deviation) is { } target)
            {
                Apply(deviation, target);
            }
            else
            {
                waiting.Add(deviation);
            }
        }

        _waiting = waiting;
    }

    /// <summary>Reports those whose target never came.</summary>
    public void ReportWaiting()
    {
        foreach (var deviation in _waiting)
        {
            context.Error(DiagnosticIds.TargetNotFound, deviation.Statement, $"There is no node {Quote.Of(deviation.Statement.Argument)} to deviate.");
        }
    }

    private static NodeDraft? FindTarget(DeviationDraft deviation)
    {
        var among = deviation.Path[0].Module.Roots;
        NodeDraft? target = null;
        foreach (var (module, name) in deviation.Path)
        {
            target = among.Find(module, name);
            if (target is null)
            {
                return null;
            }

            among = target.Children;
        }

        return target;
    }

    private void Apply(DeviationDraft deviation, NodeDraft target)
    {
        target.Module.DeviatedBy.Add(deviation.Module.Name);
        deviation.Path[0].Module.DeviatedBy.Add(deviation.Module.Name);
        foreach (var deviate in deviation.Statement.FindAll("deviate"))
        {
            switch (deviate.Argument)
            {
                case "not-supported":
                    target.IsNotSupported = true;
                    break;
                case "add":
                    DeviateAdd.Apply(context, deviate, deviation.Scope, target);
                    break;
                case "replace":
                    DeviateReplace.Apply(context, deviate, deviation.Scope, target);
                    if (deviate.Find("type") is not null)
                    {
                        builder.NewLeafs.Add(target);
                    }

                    break;
                case "delete":
                    DeviateDelete.Apply(context, deviate, target);
                    break;
            }
        }
    }
}
