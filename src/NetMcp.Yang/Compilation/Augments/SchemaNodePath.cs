using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Augments;

/// <summary>An absolute schema node identifier (RFC 7950 section 6.5), its prefixes resolved.</summary>
internal static class SchemaNodePath
{
    /// <summary>The modules and names of the nodes from the top down; null, reported, when the text is no such path.</summary>
    public static List<(ModuleDraft Module, string Name)>? Read(CompileContext context, YangStatement statement, Scope scope)
    {
        var text = statement.Argument ?? "";
        if (!text.StartsWith('/'))
        {
            context.Error(DiagnosticIds.TargetNotFound, statement, $"The path {Quote.Of(text)} has to start with \"/\" here.");
            return null;
        }

        var steps = new List<(ModuleDraft, string)>();
        foreach (var step in text[1..].Split('/'))
        {
            var name = QName.Parse(step.Trim());
            if (context.Resolve(name.Prefix, scope, statement) is not { } module)
            {
                return null;
            }

            steps.Add((context.Implementing(module), name.Name));
        }

        return steps;
    }
}
