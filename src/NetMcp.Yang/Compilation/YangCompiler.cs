using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Finishing;
using NetMcp.Yang.Compilation.Identities;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Types;

namespace NetMcp.Yang.Compilation;

/// <summary>Compiles modules into a schema (RFC 7950).</summary>
public static class YangCompiler
{
    /// <summary>
    /// Compiles the requested modules with all that they import and include. Never throws on any text: errors are diagnostics, and what
    /// does not depend on them is in the schema.
    /// </summary>
    /// <param name="request">What to compile, where the texts come from, and what it may cost.</param>
    /// <param name="cancellationToken">Ends the compilation.</param>
    /// <returns>The schema, of all that is legal, and the findings.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static YangCompilation Compile(CompileRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var context = new CompileContext(request, cancellationToken);
        new ModuleLoader(context).Load();
        DefinitionTable.Fill(context);
        var features = new FeatureSet(context);
        features.EvaluateAll();
        var identities = new IdentityLinker(context, features);
        identities.Link();
        var types = new TypeResolver(context, features, identities);
        var assembly = new Assembly(context, features, types);
        assembly.Run();
        var schema = new SchemaFinisher(context, features, types).Finish(assembly.Builder);
        return new(schema, [.. context.Diagnostics.Items]);
    }
}
