using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Finishes a choice: mandatory (RFC 7950 section 7.9.4) and the default case (section 7.9.3).</summary>
internal static class ChoiceFinisher
{
    public static void Finish(CompileContext context, NodeDraft draft, ChoiceNode choice)
    {
        choice.Mandatory = draft.Argument("mandatory") == "true";
        if (draft.Find("default") is not { } property)
        {
            return;
        }

        var name = QName.Parse(property.Statement.Argument).Name;
        if (choice.Mandatory)
        {
            context.Error(DiagnosticIds.MandatoryWithDefault, property.Statement, $"The choice {Quote.Of(draft.Name)} is mandatory, so it has no default case.");
        }
        else if (choice.Children.FirstOrDefault(node => node.Name == name && ReferenceEquals(node.Module, choice.Module)) is CaseNode found)
        {
            if (found.Children.FirstOrDefault(MandatoryRule.IsMandatory) is { } mandatory)
            {
                context.Error(
                    DiagnosticIds.BadDefaultCase,
                    property.Statement,
                    $"The case {Quote.Of(name)} cannot be the default, for {Quote.Of(mandatory.Name)} in it is mandatory.");
            }

            choice.DefaultCase = found;
        }
        else if (draft.Children.Find(draft.Module, name) is null)
        {
            // A case that features or deviations took away is no default, and no mistake.
            context.Error(DiagnosticIds.BadDefaultCase, property.Statement, $"The choice {Quote.Of(draft.Name)} has no case {Quote.Of(name)}.");
        }
    }
}
