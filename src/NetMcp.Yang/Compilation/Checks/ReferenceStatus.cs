using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Checks;

/// <summary>A definition does not refer to one of the same module that is closer to its end (RFC 7950 section 7.21.2).</summary>
internal static class ReferenceStatus
{
    private static readonly char[] AroundFeatures = [' ', '\t', '\r', '\n', '(', ')'];

    /// <summary>Checks a statement if it refers to something.</summary>
    /// <param name="context">The compilation.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="status">The status of the definition that it stands in.</param>
    public static void Check(CompileContext context, YangStatement statement, Scope scope, NodeStatus status)
    {
        switch (statement.Keyword)
        {
            case "type" when IsOwn(statement, scope, out _):
                Check(context, statement, TypeResolver.FindDefinition(statement, scope), status);
                break;
            case "uses" when IsOwn(statement, scope, out var grouping):
                Check(context, statement, scope.FindGrouping(grouping), status);
                break;
            case "base" when IsOwn(statement, scope, out var identity):
                Check(context, statement, scope.Unit.Module.Identities.GetValueOrDefault(identity), status);
                break;
            case "if-feature":
                foreach (var name in (statement.Argument ?? "").Split(AroundFeatures, StringSplitOptions.RemoveEmptyEntries))
                {
                    var feature = QName.Parse(name);
                    if (feature.Prefix is null || feature.Prefix == scope.Unit.Prefix)
                    {
                        Check(context, statement, scope.Unit.Module.Features.GetValueOrDefault(feature.Name), status);
                    }
                }

                break;
        }
    }

    private static bool IsOwn(YangStatement statement, Scope scope, out string name)
    {
        var parsed = QName.Parse(statement.Argument);
        name = parsed.Name;
        return parsed.Prefix is null || parsed.Prefix == scope.Unit.Prefix;
    }

    private static void Check(CompileContext context, YangStatement statement, Definition? used, NodeStatus status)
    {
        // A uses may have a status of its own.
        var user = StatusReader.Read(statement) ?? status;
        var other = used is null ? user : StatusReader.Read(used.Statement) ?? NodeStatus.Current;
        if (other <= user)
        {
            return;
        }

        context.Error(
            DiagnosticIds.StatusOfReference,
            statement,
            $"What is {Name(user)} cannot refer to the {used!.Statement.Keyword} {Quote.Of(used.Statement.Argument)} of the same module, which is {Name(other)}.");
    }

    private static string Name(NodeStatus status) => status switch
    {
        NodeStatus.Deprecated => "deprecated",
        NodeStatus.Obsolete => "obsolete",
        _ => "current",
    };
}
