using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>Carries the when and if-feature of a uses or augment over to the nodes that it brings (RFC 7950 sections 7.13 and 7.17).</summary>
internal sealed class BringerRule(FeatureSet features)
{
    public void Bring(YangStatement statement, Scope scope, List<NodeDraft> added)
    {
        var holds = features.Holds(statement, scope);
        var saysSomething = statement.Children.Any(child => child is { Prefix: null, Keyword: "when" or "if-feature" or "status" });
        var bringer = saysSomething ? new Bringer(statement, scope) : null;
        foreach (var draft in added)
        {
            draft.IsDisabled |= !holds;
            if (bringer is not null)
            {
                (draft.Bringers ??= []).Add(bringer);
            }
        }
    }
}
