using NetMcp.TestKit;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>Compiles modules for a fake device: texts of a test, or modules of the corpus.</summary>
internal static class FakeModels
{
    /// <summary>Compiles texts; the first lines name the modules.</summary>
    public static YangSchema Compile(params string[] texts)
    {
        var named = texts.ToDictionary(text => text.Trim().Split([' ', '{', '\n'], StringSplitOptions.RemoveEmptyEntries)[1]);
        return Compile([.. named.Keys], new Texts(name => named.GetValueOrDefault(name)));
    }

    /// <summary>Compiles modules of the IETF and IANA that the corpus has.</summary>
    public static YangSchema OfCorpus(params string[] modules) => Compile(modules, new Texts(name =>
        YangCorpus.Ietf.Concat(YangCorpus.Iana).LastOrDefault(file => Path.GetFileName(file).StartsWith(name + "@", StringComparison.Ordinal)) is { } file
            ? File.ReadAllText(file)
            : null));

    private static YangSchema Compile(string[] modules, IModuleSources sources)
    {
        var compilation = YangCompiler.Compile(new CompileRequest([.. modules.Select(name => new RequestedModule(name))], sources));
        return compilation.Succeeded
            ? compilation.Schema
            : throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics.Select(diagnostic => diagnostic.Message)));
    }

    private sealed class Texts(Func<string, string?> find) : IModuleSources
    {
        public YangSource? Find(string name, string? revision) => find(name) is { } text ? new YangSource(name + ".yang", text) : null;
    }
}
