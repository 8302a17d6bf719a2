using System.Collections.Frozen;
using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Checks;
using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Templates;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Compilation.XPaths;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Makes the schema from the drafts of all modules.</summary>
internal sealed class SchemaFinisher(CompileContext context, FeatureSet features, TypeResolver types)
{
    public YangSchema Finish(DraftBuilder builder)
    {
        var late = new LateWork();
        var xpaths = new XPathTable(context);
        var nodes = new NodeFinisher(context, types, xpaths, late);
        foreach (var module in context.Modules)
        {
            module.Schema.Annotations = AnnotationReader.Read(module, features, types);
            if (module.IsImplemented)
            {
                Finish(module, nodes, late);
            }
        }

        types.Defaults.Settle(types);
        var paths = new DataPaths(context);
        var leafs = new LeafPass(context, types, new(context, types, xpaths, paths));
        leafs.Run(late);
        new XPathCheck(context, paths, late).Run();
        AugmentRule.Check(context, late);
        var walk = new StatementWalk(context);
        walk.Run();
        UnusedDefinitions.Check(context, walk, types, builder, xpaths, leafs);

        var modules = context.Modules.Select(module => module.Schema)
            .OrderBy(module => module.Name, StringComparer.Ordinal)
            .ThenBy(module => module.Revision, StringComparer.Ordinal);
        return new([.. modules], [.. context.Degraded()], SchemaHash.Of(context.Modules), late.TakenAway.ToFrozenSet());
    }

    private static void Finish(ModuleDraft module, NodeFinisher nodes, LateWork late)
    {
        module.Schema.Children = nodes.Finish(module.Roots, parent: null, Surroundings.Top);
        module.Schema.AugmentedBy = [.. module.AugmentedBy];
        module.Schema.DeviatedBy = [.. module.DeviatedBy];
        var templates = ImmutableArray.CreateBuilder<DataTemplate>(module.Templates.Count);
        foreach (var draft in module.Templates)
        {
            DataTemplate? template = null;
            late.Template = () => template!;
            template = new(draft.Statement.Argument ?? "", nodes.Finish(draft.Roots, parent: null, Surroundings.Template)) { IsStructure = draft.Statement.Keyword == "structure" };
            templates.Add(template);
        }

        late.Template = null;
        module.Schema.Templates = templates.DrainToImmutable();
    }
}
