using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>
/// What a submodule of YANG 1 sees: its own definitions and those of the submodules it includes (RFC 6020 section 7.2.2). YANG 1.1 lets it
/// see the whole module, and so do most tools in either version; breaking the rule is reported, and what is meant is used.
/// </summary>
internal static class VisibilityRule
{
    public static void Check(CompileContext context, Scope user, Definition used, YangStatement at)
    {
        var unit = used.Scope.Unit;
        if (user.Unit.IsYang11
            || !user.Unit.IsSubmodule
            || ReferenceEquals(user.Unit, unit)
            || !ReferenceEquals(user.Unit.Module, unit.Module)
            || Includes(user.Unit, unit))
        {
            return;
        }

        context.Warning(
            DiagnosticIds.NotIncluded,
            at,
            $"This is defined in {Quote.Of(unit.Name)}, which the submodule {Quote.Of(user.Unit.Name)} of YANG 1 does not include.");
    }

    // Through other submodules too: what an included submodule includes becomes visible with it.
    private static bool Includes(SourceUnit from, SourceUnit wanted)
    {
        var seen = new HashSet<SourceUnit> { from };
        var left = new Stack<SourceUnit>(seen);
        while (left.TryPop(out var unit))
        {
            foreach (var (_, target) in unit.IncludeEdges)
            {
                if (ReferenceEquals(target, wanted))
                {
                    return true;
                }

                if (target is not null && seen.Add(target))
                {
                    left.Push(target);
                }
            }
        }

        return false;
    }
}
