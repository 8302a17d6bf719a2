using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Compilation.Loading;

/// <summary>
/// Reports circles of imports (RFC 7950 section 5.1). Compiling goes on: nothing that
/// is defined depends on the circle as such.
/// </summary>
internal static class CycleCheck
{
    public static void Run(CompileContext context)
    {
        var imports = CycleFinder.ClosingEdges(
            context.Modules,
            module => module.Units.SelectMany(unit => unit.ImportEdges).ToList(),
            edge => edge.Target);
        foreach (var (statement, target) in imports)
        {
            context.Error(DiagnosticIds.ImportCycle, statement, $"Importing {Quote.Of(target?.Name)} here closes a circle of imports.");
        }
    }
}
