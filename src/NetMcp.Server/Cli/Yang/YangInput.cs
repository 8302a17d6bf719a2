using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Server.Cli.Yang;

/// <summary>What the modules of a command line came to.</summary>
/// <param name="Compilation">The schema, and what was found in all of the texts.</param>
/// <param name="Roots">The module statements of the modules that were asked for.</param>
/// <param name="Sources">Where their submodules are found.</param>
internal sealed record YangInput(YangCompilation Compilation, IReadOnlyList<YangStatement> Roots, IModuleSources Sources)
{
    /// <summary>The modules that were asked for, those of them that are in the schema.</summary>
    public IEnumerable<(YangModule Module, YangStatement Root)> Modules => Roots
        .Select(root => (Compilation.Schema.FindModule(root.Argument ?? ""), root))
        .Where(pair => pair.Item1 is not null)!;

    /// <summary>The statements of a module and of the submodules that it includes (RFC 7950 section 5.1).</summary>
    public IReadOnlyList<YangStatement> Statements(YangStatement root)
    {
        var all = new List<YangStatement> { root };
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var include in all[i].FindAll("include"))
            {
                if (include.Argument is { } name && names.Add(name) && Sources.Find(name, include.Find("revision-date")?.Argument) is { } source && YangParser.Parse(source).Root is { } submodule)
                {
                    all.Add(submodule);
                }
            }
        }

        return all;
    }
}
