using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Makes the schema from the drafts of all modules.</summary>
internal sealed class SchemaFinisher(CompileContext context, TypeResolver types)
{
    public YangSchema Finish()
    {
        var late = new LateWork();
        var xpaths = new XPathTable(context);
        var nodes = new NodeFinisher(context, types, xpaths, late);
        foreach (var module in context.Modules.Where(module => module.IsImplemented))
        {
            module.Schema.IsImplemented = true;
            module.Schema.Children = nodes.Finish(module.Roots, parent: null, Surroundings.Top, new(context));
            module.Schema.AugmentedBy = [.. module.AugmentedBy];
            module.Schema.DeviatedBy = [.. module.DeviatedBy];
        }

        new LeafPass(context, types, new(context, types, xpaths, new(context))).Run(late);
        return new(
            [.. context.Modules.Select(module => module.Schema).OrderBy(module => module.Name, StringComparer.Ordinal).ThenBy(module => module.Revision, StringComparer.Ordinal)],
            [.. context.Degraded()],
            SchemaHash.Of(context.Modules));
    }
}
