using System.CommandLine;
using NetMcp.Core.Access;
using NetMcp.Server.Cli.Output;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Schemas;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;

namespace NetMcp.Server.Cli.Yang;

/// <summary>Checks path rules against the modules of folders: of those that the rules name, all nodes with all features.</summary>
internal static class RuleModules
{
    /// <summary>The option that names a folder.</summary>
    public static Option<string[]> Folders() => new("--modules")
    {
        Description = "A folder with YANG modules, its subfolders too, that the paths are checked against; may be repeated. A path that names nothing in them is a mistake.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Every path that names no module in the folders or no node of it, compares what is no key, or has a value that is not canonical, with its place.</summary>
    /// <exception cref="CliException">There is no such folder.</exception>
    public static IReadOnlyList<Refusal> Check(CliConsole console, string[] folders, IEnumerable<(string Where, NodePath Path)> rules, CancellationToken cancellationToken)
    {
        List<(string Where, NodePath Path)> all = [.. rules];
        if (folders.Length == 0 || all.Count == 0)
        {
            return [];
        }

        var sources = new YangFolders(folders);
        var names = all.SelectMany(rule => rule.Path.Steps).Select(step => step.Module).Distinct(StringComparer.Ordinal).Where(name => sources.Find(name, null) is not null);
        var compilation = YangCompiler.Compile(new CompileRequest([.. names.Select(name => new RequestedModule(name, null))], sources), cancellationToken);
        if (!compilation.Succeeded)
        {
            DiagnosticPrinter.Print(console.Error, compilation.Diagnostics);
            console.Error.WriteLine("Not all of the modules are usable: what is said of paths may be due to that.");
        }

        return [.. all.SelectMany(rule => Check(rule.Where, rule.Path, compilation.Schema))];
    }

    /// <summary>Writes mistakes, a line each.</summary>
    public static void Print(CliConsole console, IReadOnlyList<Refusal> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            console.Error.WriteLine(TerminalText.Clean(mistake.ToString()));
        }
    }

    private static IEnumerable<Refusal> Check(string where, NodePath path, YangSchema schema) =>
        path.Steps.FirstOrDefault(step => schema.FindModule(step.Module) is not { IsImplemented: true }) is { } unknown
            ? [new Refusal(RefusalCode.Path, where, $"{path}: there is no module {unknown.Module} in the folders.")]
            : RuleCheck.Check(path, where, schema) is { } mistake ? [mistake with { Message = $"{path}: {mistake.Message}" }] : [];
}
