using System.Collections.Concurrent;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.Trees;

namespace NetMcp.Yang.Tests.Trees;

/// <summary>The trees of the corpus are those of yanglint; docs/protocols/yang.md lists where they are not, and why.</summary>
[Collection(nameof(Corpus.CorpusCollection))]
public sealed class CorpusTreeTests
{
    private static readonly string[] IetfFolders = [Path.Combine(YangCorpus.Root, "ietf"), Path.Combine(YangCorpus.Root, "iana")];

    [RequiresFact(Prerequisite.YangCorpus | Prerequisite.Yanglint)]
    [Trait("rfc8340", "2")]
    public async Task OpenConfig_InOneSchema_IsDrawnAsByYanglint()
    {
        var files = YangCorpus.OpenConfig.Where(file => Root(file).Keyword == "module").ToList();
        var theirs = await Yanglint.DrawTreesAsync(files, [.. YangCorpus.OpenConfigFolders, .. IetfFolders]);

        Assert.NotNull(theirs);
        Assert.True(files.Count > 150);
        AssertEqual(theirs, Draw(files));
    }

    [RequiresFact(Prerequisite.YangCorpus | Prerequisite.Yanglint)]
    [Trait("rfc8340", "2")]
    public async Task Ietf_EachModuleByItself_IsDrawnAsByYanglint()
    {
        var files = YangCorpus.Ietf.Where(file => Root(file).Keyword == "module").ToList();
        var drawn = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(files, async (file, cancellationToken) =>
        {
            // What yanglint does not compile, or dies of, has no tree to compare with.
            if (await Yanglint.DrawTreesAsync([file], IetfFolders, cancellationToken) is { } theirs)
            {
                AssertEqual(theirs, Draw([file]));
                drawn.Add(file);
            }
        });

        Assert.True(drawn.Count > 200, $"yanglint drew {drawn.Count} of {files.Count}.");
    }

    [RequiresFact(Prerequisite.YangCorpus | Prerequisite.Yanglint)]
    [Trait("rfc8340", "2.6")]
    public async Task Ietf_WithEverythingThatAugmentsIt_IsDrawnAsByYanglint()
    {
        string[] names = ["ietf-interfaces", "ietf-ip", "ietf-routing", "ietf-ipv4-unicast-routing", "ietf-ipv6-unicast-routing", "ietf-ospf", "ietf-isis", "ietf-network", "ietf-network-topology", "ietf-te-topology", "ietf-system", "ietf-access-control-list"];
        var files = names.Select(name => YangCorpus.Ietf.Last(file => CorpusSources.NameOf(file) == name)).ToList();
        var theirs = await Yanglint.DrawTreesAsync(files, IetfFolders);

        Assert.NotNull(theirs);
        AssertEqual(theirs, Draw(files));
    }

    private static YangStatement Root(string file) => YangParser.Parse(new(file, File.ReadAllText(file))).Root!;

    private static string Draw(IReadOnlyList<string> files)
    {
        var modules = files.Select(file => new RequestedModule(CorpusSources.NameOf(file), CorpusSources.RevisionOf(file))).ToList();
        var schema = YangCompiler.Compile(new CompileRequest(modules, CorpusSources.All)).Schema;

        // yanglint -i turns all features of a module on that the asked for ones augment (and not of one that a leafref alone refers to).
        var augmented = schema.Modules.Where(module => module.AugmentedBy.Any(name => modules.Exists(asked => asked.Name == name)) && !modules.Exists(asked => asked.Name == module.Name));
        modules.AddRange(augmented.Select(module => new RequestedModule(module.Name, module.Revision)).ToList());
        schema = YangCompiler.Compile(new CompileRequest(modules, CorpusSources.All)).Schema;
        using var text = new StringWriter();
        foreach (var file in files)
        {
            TreeDiagram.Write(text, schema, schema.FindModule(CorpusSources.NameOf(file))!, new TreeOptions { Written = Statements(file) });
        }

        return text.ToString();
    }

    // yanglint shows the augments of the module itself and not those of its submodules (RFC 7950 section 5.1 makes them the module's).
    private static IReadOnlyList<YangStatement> Statements(string file) => [Root(file)];

    private static void AssertEqual(string theirs, string ours)
    {
        var expected = TreeOutline.Modules(theirs);
        var actual = TreeOutline.Modules(ours);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (module, sections) in expected)
        {
            var (left, right) = (YanglintDifferences.Lines(module, sections), YanglintDifferences.Lines(module, actual[module]));
            var at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
            Assert.True(left.SequenceEqual(right), $"{module}, line {at}: yanglint has\n{Near(left, at)}\nand here is\n{Near(right, at)}");
        }
    }

    private static string Near(string[] lines, int at) => string.Join('\n', lines.Skip(Math.Max(0, at - 1)).Take(4));
}
