using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>The corpus with another text for one module.</summary>
internal sealed class OneMutant(string name, string text) : IModuleSources
{
    private readonly YangSource _mutant = new("mutant.yang", text);

    public YangSource? Find(string wanted, string? revision) => wanted == name ? _mutant : CorpusSources.All.Find(wanted, revision);
}
