using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Deviations;

/// <summary><c>deviate add</c>: what can be there once must not be there yet (RFC 7950 section 7.20.3.2).</summary>
internal static class DeviateAdd
{
    public static void Apply(CompileContext context, YangStatement deviate, Scope scope, NodeDraft target)
    {
        foreach (var statement in deviate.Children)
        {
            var property = new Property(statement, scope);
            if (statement.Prefix is not null)
            {
                (target.AddedExtensions ??= []).Add(property);
            }
            else if (!DeviationTargets.Allows(target.Kind, statement.Keyword) || statement.Keyword == "type")
            {
                context.Error(
                    DiagnosticIds.BadDeviation,
                    statement,
                    $"A {statement.Keyword} cannot be added to the {NodeKinds.KeywordOf(target.Kind)} {Quote.Of(target.Name)}.");
            }
            else if (IsMany(target.Kind, statement.Keyword) || target.Find(statement.Keyword) is null)
            {
                target.Add(statement.Keyword, property);
            }
            else
            {
                context.Error(
                    DiagnosticIds.BadDeviation,
                    statement,
                    $"{Quote.Of(target.Name)} has a {statement.Keyword} already; \"deviate replace\" would change it.");

                // What the device does is clear, rule or not, and this is what the schema is for.
                target.Replace(statement.Keyword, property);
            }
        }
    }

    private static bool IsMany(SchemaNodeKind kind, string keyword) =>
        keyword is "must" or "unique" || (keyword == "default" && kind == SchemaNodeKind.LeafList);
}
