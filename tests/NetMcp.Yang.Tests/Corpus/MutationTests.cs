using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;
using Xunit.Abstractions;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>Modules of the corpus, broken in every way that a seed picks: no crash, no hang, no unbounded memory.</summary>
[Collection(nameof(CorpusCollection))]
public sealed class MutationTests(ITestOutputHelper output)
{
    // Statements, strings and findings of a text, and a floor for what every parse takes.
    private const long BytesACharacter = 64;
    private const long BytesAtLeast = 8_000_000;

    // Whole schemas cost more, and no mutant may cost more than so much.
    private const long BytesACompilation = 512_000_000;


    [RequiresFact(Prerequisite.YangCorpus)]
    public Task ParsedMutants_ByTheHundred_EndInAResult() => ParseAsync(mutants: 1_000);

    [RequiresFact(Prerequisite.YangCorpus)]
    [Trait("Size", "Long")]
    public Task ParsedMutants_ByTheMillion_EndInAResult() => ParseAsync(mutants: 900_000);

    [RequiresFact(Prerequisite.YangCorpus)]
    public Task CompiledMutants_ByTheHundred_EndInASchema() => CompileAsync(mutants: 300);

    [RequiresFact(Prerequisite.YangCorpus)]
    [Trait("Size", "Long")]
    public Task CompiledMutants_ByTheHundredThousand_EndInASchema() => CompileAsync(mutants: 100_000);

    private async Task ParseAsync(int mutants)
    {
        var legal = 0;
        var files = YangCorpus.All;
        var mutator = new ModuleMutator([.. files.Select(File.ReadAllText)]);
        await MutantRun.AllAsync("parsed", mutants, seed => YangCorpus.ShortName(files[mutator.IndexOf(seed)]), seed =>
        {
            var text = mutator.Mutate(seed).Text;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var result = YangParser.Parse(new("mutant.yang", text));
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(allocated, 0, (text.Length * BytesACharacter) + BytesAtLeast);
            Assert.InRange(result.Diagnostics.Length, 0, 501);
            Assert.True(result.Root is not null || !result.Succeeded);
            var lines = 1 + text.AsSpan().Count('\n');
            Assert.All(result.Diagnostics, item => Assert.InRange(item.Position.Line, 1, lines));
            Interlocked.Add(ref legal, result.Succeeded ? 1 : 0);
        });
        output.WriteLine($"{mutants} mutants parsed, {legal} of them legal still");
    }

    private async Task CompileAsync(int mutants)
    {
        var (legal, nodes) = (0, 0L);
        var files = SmallModules.Within(characters: 150_000);
        var mutator = new ModuleMutator([.. files.Select(file => CorpusSources.Read(file).Text)]);
        await MutantRun.AllAsync("compiled", mutants, seed => YangCorpus.ShortName(files[mutator.IndexOf(seed)]), seed =>
        {
            var (index, text) = mutator.Mutate(seed);
            var name = CorpusSources.NameOf(files[index]);
            var request = new CompileRequest([new RequestedModule(name)], new OneMutant(name, text)) { ImplementImports = seed % 2 == 0 };
            var before = GC.GetAllocatedBytesForCurrentThread();
            var compilation = YangCompiler.Compile(request, CancellationToken.None);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesACompilation);
            Assert.NotNull(compilation.Schema);
            Assert.InRange(compilation.Diagnostics.Length, 0, request.Limits.MaxDiagnostics);
            Interlocked.Add(ref legal, compilation.Succeeded ? 1 : 0);
            Interlocked.Add(ref nodes, compilation.Schema.Modules.Sum(module => (long)module.Children.Length));
        });
        output.WriteLine($"{mutants} mutants of {files.Count} modules compiled, {legal} of them legal still, {nodes} top-level nodes in their schemas");
    }
}
