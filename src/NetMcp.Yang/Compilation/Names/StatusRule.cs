using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>A definition does not refer to one of the same module that is closer to its end (RFC 7950 section 7.21.2).</summary>
internal static class StatusRule
{
    public static void Check(CompileContext context, Definition user, Definition used, YangStatement at)
    {
        if (ReferenceEquals(user.Scope.Unit.Module, used.Scope.Unit.Module))
        {
            Check(context, StatusReader.Read(user.Statement) ?? NodeStatus.Current, used.Statement, at);
        }
    }

    public static void Check(CompileContext context, NodeStatus user, YangStatement used, YangStatement at)
    {
        var status = StatusReader.Read(used) ?? NodeStatus.Current;
        if (status > user)
        {
            context.Error(
                DiagnosticIds.StatusOfReference,
                at,
                $"What is {Name(user)} cannot refer to the {used.Keyword} {Quote.Of(used.Argument)} of the same module, which is {Name(status)}.");
        }
    }

    private static string Name(NodeStatus status) => status switch
    {
        NodeStatus.Deprecated => "deprecated",
        NodeStatus.Obsolete => "obsolete",
        _ => "current",
    };
}
