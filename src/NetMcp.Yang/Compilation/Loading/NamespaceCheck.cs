using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Compilation.Loading;

/// <summary>Two modules do not share a namespace (RFC 7950 section 7.1.3): data in it could not be told apart.</summary>
internal static class NamespaceCheck
{
    public static void Run(CompileContext context)
    {
        var owners = new Dictionary<string, ModuleDraft>(StringComparer.Ordinal);
        foreach (var module in context.Modules)
        {
            if (!owners.TryAdd(module.Schema.Namespace, module) && owners[module.Schema.Namespace].Name != module.Name)
            {
                context.Error(
                    DiagnosticIds.NamespaceInUse,
                    module.Main.Root.Find("namespace") ?? module.Main.Root,
                    $"The module {Quote.Of(owners[module.Schema.Namespace].Name)} has the namespace {Quote.Of(module.Schema.Namespace)} too.");
            }
        }
    }
}
