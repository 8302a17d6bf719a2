using System.Collections.Concurrent;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;
using Xunit.Abstractions;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>Every module of the corpus, with all that it imports implemented: does it compile here, and does yanglint compile it?</summary>
[Collection(nameof(CorpusCollection))]
public sealed class VerdictTests(ITestOutputHelper output)
{
    [RequiresFact(Prerequisite.YangCorpus | Prerequisite.Yanglint)]
    public async Task Verdict_OfEveryModule_IsYanglintsUnlessTheTableSaysWhy()
    {
        var known = VerdictTable.Read();
        var found = new ConcurrentDictionary<string, (string Rejects, string Why)>();
        var files = YangCorpus.All;
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, cancellation) =>
        {
            if (YangParser.Parse(CorpusSources.Read(file)).Root is { Keyword: "submodule" })
            {
                return;
            }

            var ours = Compile(new(CorpusSources.NameOf(file), CorpusSources.RevisionOf(file)), cancellation);
            var theirs = await Yanglint.FindErrorAsync(file, YangCorpus.SearchFoldersFor(file), cancellation);
            if (ours is null != theirs is null)
            {
                found[Path.GetFileNameWithoutExtension(file)] = ours is null ? ("yanglint", theirs!) : ("NetMcp", ours);
            }
        });

        foreach (var (module, (rejects, why)) in found.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{module}: only {rejects} rejects it: {why}");
        }

        Assert.NotEmpty(files);
        Assert.Equal(
            known.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}"),
            found.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value.Rejects}"));
    }

    private static string? Compile(RequestedModule module, CancellationToken cancellation)
    {
        var compilation = YangCompiler.Compile(new([module], CorpusSources.All) { ImplementImports = true }, cancellation);
        return compilation.Succeeded ? null : compilation.Diagnostics.First(item => item.Severity == DiagnosticSeverity.Error).ToString();
    }
}
