using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Examples;

// example: sources
/// <summary>The modules in a folder, as files name.yang and name@revision.yang (RFC 7950 section 5.2).</summary>
internal sealed class ModuleFolder(string folder) : IModuleSources
{
    public YangSource? Find(string name, string? revision)
    {
        // The latest revision has the name that comes last. A file without revision in its name comes before all.
        var file = Directory.GetFiles(folder, $"{name}@{revision ?? "*"}.yang").Append(Path.Combine(folder, $"{name}.yang"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
        return file is null ? null : new YangSource(Path.GetFileName(file), File.ReadAllText(file));
    }
}
// end of example
