using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Finishing;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Compilation.XPaths;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Checks;

/// <summary>
/// Looks at the typedefs and groupings of implemented modules that nothing uses: a mistake in them is one, though no node depends on it.
/// What shows only in a place, such as where a leafref leads or whether a list needs a key, is left alone.
/// </summary>
internal static class UnusedDefinitions
{
    public static void Check(CompileContext context, StatementWalk walk, TypeResolver types, DraftBuilder builder, XPathTable xpaths, LeafPass leafs)
    {
        foreach (var typedef in walk.Typedefs)
        {
            types.ResolveTypedef(typedef);
        }

        var late = new LateWork();
        var finisher = new NodeFinisher(context, types, xpaths, late);
        foreach (var grouping in walk.Groupings)
        {
            if (builder.UsedGroupings.Contains(grouping.Statement))
            {
                continue;
            }

            // A container takes whatever a grouping may hold.
            var module = grouping.Scope.Unit.Module;
            var scope = grouping.Scope.Enter(grouping.Statement);
            var holder = new NodeDraft(SchemaNodeKind.Container, grouping.Statement, scope, module, parent: null);
            builder.Build(grouping.Statement, scope, holder, holder.Children, module);
            finisher.Finish(holder.Children, new ContainerNode(holder.Name, module.Schema), Surroundings.Template);
        }

        leafs.ReadDefaults(late, isInPlace: false);
    }
}
