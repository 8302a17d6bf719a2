using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Templates;

/// <summary>Finds the templates of a module: <c>rc:yang-data</c> (RFC 8040 section 8) and <c>sx:structure</c> (RFC 8791 section 2.1). Says what it passes over.</summary>
internal static class TemplateReader
{
    public static void Read(CompileContext context, ModuleDraft module, DraftBuilder builder)
    {
        foreach (var unit in module.Units)
        {
            foreach (var statement in unit.Root.Children)
            {
                if (Extensions.Is(statement, unit, "ietf-restconf", "yang-data") || Extensions.Is(statement, unit, "ietf-yang-structure-ext", "structure"))
                {
                    var template = new TemplateDraft(statement, module, new());
                    builder.Build(statement, unit.Scope.Enter(statement), parent: null, template.Roots, module);
                    module.Templates.Add(template);
                    YangDataRule.Check(context, unit, template);
                }
                else if (Extensions.Is(statement, unit, "ietf-yang-structure-ext", "augment-structure"))
                {
                    context.Warning(
                        DiagnosticIds.StructureNotAugmented, statement, $"The nodes for {Quote.Of(statement.Argument ?? "")} are not added: structures are not augmented here (RFC 8791 section 2.2).");
                }
            }
        }
    }
}
