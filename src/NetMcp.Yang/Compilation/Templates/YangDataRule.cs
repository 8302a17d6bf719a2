using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Templates;

/// <summary>What <c>rc:yang-data</c> holds comes to one container, or to a choice each case of which does (RFC 8040 section 8).</summary>
internal static class YangDataRule
{
    public static void Check(CompileContext context, SourceUnit unit, TemplateDraft template)
    {
        if (Extensions.Is(template.Statement, unit, "ietf-restconf", "yang-data") && !IsOneContainer(template.Roots))
        {
            context.Error(
                DiagnosticIds.BadTemplate,
                template.Statement,
                $"The yang-data {Quote.Of(template.Statement.Argument)} has to hold exactly one container, or a choice between containers.");
        }
    }

    private static bool IsOneContainer(DraftList nodes) =>
        nodes.Count == 1 && nodes[0].Kind switch
        {
            SchemaNodeKind.Container => true,
            SchemaNodeKind.Choice => nodes[0].Children.All(child => IsOneContainer(child.Children)),
            _ => false,
        };
}
