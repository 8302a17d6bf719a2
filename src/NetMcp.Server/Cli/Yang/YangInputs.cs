using System.CommandLine;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Server.Cli.Yang;

/// <summary>What all of <c>netmcp yang</c> takes: modules, where the others are found, features.</summary>
internal sealed class YangInputs
{
    /// <summary>The modules, for a command whose arguments they are.</summary>
    public Argument<string[]> Modules { get; } = new("MODULE")
    {
        Description = "A file, or a module's name (name@revision) in the search folders. These are implemented, and what they import is not.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The modules, for a command whose arguments are data.</summary>
    public Option<string[]> ModuleOption { get; } = new("--module", "-m")
    {
        Description = "A module: a file, or a name (name@revision) in the search folders. May be repeated.",
        HelpName = "MODULE",
        Required = true,
    };

    /// <summary>The search folders.</summary>
    public Option<string[]> Folders { get; } = new("--search-path", "-p")
    {
        Description = "A folder with modules, its subfolders too; may be repeated. The folders of the given files are looked through last.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The features that are on.</summary>
    public Option<string[]> Features { get; } = new("--features", "-F")
    {
        Description = "The features of a module that are on: module:feature,feature or module: for none. May be repeated. Unnamed modules have all of theirs.",
        HelpName = "MODULE:FEATURES",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Whether imported modules are implemented too.</summary>
    public Option<bool> Implement { get; } = new("--implement-imports", "-i") { Description = "Imported modules are implemented too." };

    /// <summary>How many nodes the schema may have.</summary>
    public Option<int> MaxNodes { get; } = new("--max-nodes")
    {
        Description = "The most nodes that the schema may have; what comes after them is left out.",
        HelpName = "COUNT",
        DefaultValueFactory = _ => CompileLimits.Default.MaxNodes,
    };

    /// <summary>Adds what is common to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="asOption">Whether modules are an option instead of the arguments.</param>
    public Command AddTo(Command command, bool asOption = false)
    {
        if (asOption)
        {
            command.Add(ModuleOption);
        }
        else
        {
            command.Add(Modules);
        }

        command.Add(Folders);
        command.Add(Features);
        command.Add(Implement);
        command.Add(MaxNodes);
        return command;
    }

    /// <summary>Compiles what the command line names.</summary>
    /// <exception cref="CliException">A file or folder is not there, or the features are written wrong.</exception>
    public YangInput Compile(ParseResult parsed, CancellationToken cancellationToken)
    {
        // A command has one of the two; the other has no value.
        string[] given = [.. parsed.GetValue(Modules) ?? [], .. parsed.GetValue(ModuleOption) ?? []];
        var beside = given.Where(File.Exists).Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!);
        var sources = new YangFolders((parsed.GetValue(Folders) ?? []).Concat(beside).Distinct(StringComparer.Ordinal));
        var features = FeatureArguments.Read(parsed.GetValue(Features) ?? []);
        var broken = new List<YangDiagnostic>();
        var roots = new List<YangStatement>();
        foreach (var one in given)
        {
            var result = File.Exists(one) ? sources.Take(one) : YangParser.Parse(Find(sources, one));
            if (result.Root is { Keyword: "submodule" } submodule)
            {
                throw new CliException(CliExitCode.Usage, $"{one} is a submodule; give its module {submodule.Find("belongs-to")?.Argument} instead.");
            }

            if (result.Root is null)
            {
                broken.AddRange(result.Diagnostics);
            }
            else
            {
                roots.Add(result.Root);
            }
        }

        if (features.Keys.FirstOrDefault(name => !roots.Exists(root => root.Argument == name)) is { } unknown)
        {
            throw new CliException(CliExitCode.Usage, $"--features names {unknown}, which is none of the modules given.");
        }

        var modules = roots.Select(root => new RequestedModule(root.Argument ?? "", YangFolders.Revision(root)) { Features = features.GetValueOrDefault(root.Argument ?? "") });
        var request = new CompileRequest([.. modules], sources)
        {
            ImplementImports = parsed.GetValue(Implement),
            Limits = CompileLimits.Default with { MaxNodes = Math.Max(1, parsed.GetValue(MaxNodes)), MaxNodesSetting = MaxNodes.Name },
        };
        var compilation = YangCompiler.Compile(request, cancellationToken);
        return new YangInput(compilation with { Diagnostics = [.. broken, .. compilation.Diagnostics] }, roots, sources);
    }

    private static YangSource Find(YangFolders sources, string module)
    {
        var at = module.IndexOf('@', StringComparison.Ordinal);
        return sources.Find(at < 0 ? module : module[..at], at < 0 ? null : module[(at + 1)..])
            ?? throw new CliException(CliExitCode.Usage, $"There is no file {module}, and no such module in the search folders.");
    }
}
