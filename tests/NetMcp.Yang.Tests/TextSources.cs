using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests;

/// <summary>Modules given as texts.</summary>
internal sealed class TextSources(params string[] texts) : IModuleSources
{
    private readonly YangSource[] _sources = [.. texts.Select(text => new YangSource(YangParser.Parse(new("text", text)).Root!.Argument!, text))];

    /// <summary>All of the modules, compiled; the test fails when one is not correct.</summary>
    public static YangSchema Compile(params string[] texts)
    {
        var sources = new TextSources(texts);
        var compilation = YangCompiler.Compile(new CompileRequest([.. sources._sources.Select(source => new RequestedModule(source.Name))], sources));
        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return compilation.Schema;
    }

    public YangSource? Find(string name, string? revision) => _sources.FirstOrDefault(source => source.Name == name);
}
