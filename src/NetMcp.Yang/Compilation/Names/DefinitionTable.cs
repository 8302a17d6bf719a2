using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>Enters the definitions at the top level of each module and its submodules, which share their names (RFC 7950 section 6.2.1).</summary>
internal static class DefinitionTable
{
    public static void Fill(CompileContext context)
    {
        foreach (var module in context.Modules)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var unit in module.Units)
            {
                Fill(context, module, unit);
            }
        }
    }

    private static void Fill(CompileContext context, ModuleDraft module, SourceUnit unit)
    {
        foreach (var statement in unit.Root.Children)
        {
            if (statement.Prefix is not null || TableOf(module, statement.Keyword) is not { } table)
            {
                continue;
            }

            var name = statement.Argument ?? "";
            if (!table.TryAdd(name, new(statement, unit.Scope)))
            {
                context.Error(
                    DiagnosticIds.DuplicateDefinition,
                    statement,
                    $"The module has a {statement.Keyword} {Quote.Of(name)} at {table[name].Statement.Position} already.");
            }
        }
    }

    private static Dictionary<string, Definition>? TableOf(ModuleDraft module, string keyword) => keyword switch
    {
        "typedef" => module.Typedefs,
        "grouping" => module.Groupings,
        "identity" => module.Identities,
        "feature" => module.Features,
        "extension" => module.Extensions,
        _ => null,
    };
}
