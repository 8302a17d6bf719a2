using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Deviations;

/// <summary><c>deviate delete</c>: what is deleted must be there, with the same argument (RFC 7950 section 7.20.3.2).</summary>
internal static class DeviateDelete
{
    public static void Apply(CompileContext context, YangStatement deviate, NodeDraft target)
    {
        foreach (var statement in deviate.Children)
        {
            if (statement.Prefix is not null)
            {
                continue;
            }

            var properties = target.All(statement.Keyword).ToList();
            var index = properties.FindIndex(property => property.Statement.Argument == statement.Argument);
            if (statement.Keyword is not ("units" or "must" or "unique" or "default") || index < 0)
            {
                context.Error(
                    DiagnosticIds.BadDeviation,
                    statement,
                    $"{Quote.Of(target.Name)} has no {statement.Keyword} {Quote.Of(statement.Argument)} that could be deleted.");
                continue;
            }

            properties.RemoveAt(index);
            target.Replace(statement.Keyword, properties);
        }
    }
}
