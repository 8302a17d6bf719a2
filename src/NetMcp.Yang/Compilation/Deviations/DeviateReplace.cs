using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Deviations;

/// <summary><c>deviate replace</c>: what is replaced must be there (RFC 7950 section 7.20.3.2).</summary>
internal static class DeviateReplace
{
    public static void Apply(CompileContext context, YangStatement deviate, Scope scope, NodeDraft target)
    {
        foreach (var statement in deviate.Children)
        {
            var property = new Property(statement, scope);
            if (statement.Prefix is not null)
            {
                // Extension statements say for themselves what replacing them means; what is known here only grows.
                (target.AddedExtensions ??= []).Add(property);
            }
            else if (!DeviationTargets.Allows(target.Kind, statement.Keyword) || statement.Keyword is "must" or "unique")
            {
                context.Error(
                    DiagnosticIds.BadDeviation,
                    statement,
                    $"A {statement.Keyword} of the {NodeKinds.KeywordOf(target.Kind)} {Quote.Of(target.Name)} cannot be replaced.");
            }
            else
            {
                if (target.Find(statement.Keyword) is null)
                {
                    context.Error(
                        DiagnosticIds.BadDeviation,
                        statement,
                        $"{Quote.Of(target.Name)} has no {statement.Keyword} that could be replaced; \"deviate add\" would give it one.");
                }

                // What the device does is clear, rule or not, and this is what the schema is for.
                target.Replace(statement.Keyword, property);
            }
        }
    }
}
