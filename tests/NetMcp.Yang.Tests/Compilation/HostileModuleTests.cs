using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Short texts that would come to a schema without end, to a stack without end, or to work without end.</summary>
public sealed class HostileModuleTests
{
    private static readonly CompileLimits Small = new() { MaxNodes = 10_000, MaxDepth = 64 };

    [Theory]
    [InlineData("import \"../../../etc/passwd\" { prefix p; }")]
    [InlineData("import \"*\" { prefix p; }")]
    [InlineData("import other { prefix p; revision-date \"../../x\"; }")]
    [InlineData("include \"/etc/shadow\";")]
    [InlineData("include sub { revision-date *; }")]
    public void Compile_ImportOfWhatIsNoName_AsksForNothing(string statement)
    {
        var sources = new AskedSources($"module m {{ namespace 'urn:m'; prefix m; {statement} leaf a {{ type int8; }} }}");

        var compilation = YangCompiler.Compile(new CompileRequest([new("m")], sources));

        Assert.Equal([("m", null)], sources.Asked);
        Assert.False(compilation.Succeeded);
        Assert.NotNull(compilation.Schema.FindRoot("m", "a"));
    }

    [Fact]
    public void GroupingsThatUseOthersTwice_StopAtTheNodeLimit()
    {
        var steps = Many(1, 40, step => $"grouping g{step} {{ container a {{ uses g{step - 1}; }} container b {{ uses g{step - 1}; }} }}");

        var compilation = Compile("grouping g0 { leaf x { type string; } } uses g39; " + steps);

        Assert.Equal([DiagnosticIds.TooManyNodes], Errors(compilation));
        Assert.InRange(compilation.Schema.Modules.Sum(module => module.Children.Sum(Count)), 1, Small.MaxNodes);
    }

    [RequiresFact(Prerequisite.YangCorpus)]
    public void PublishedModels_AllInOneSchema_TakeNoMoreThanATenthOfTheDefault()
    {
        var modules = YangCorpus.All.Where(file => YangParser.Parse(CorpusSources.Read(file)).Root?.Keyword == "module").Select(CorpusSources.NameOf).Distinct().Select(name => new RequestedModule(name));

        var compilation = YangCompiler.Compile(new CompileRequest([.. modules], CorpusSources.All) { Limits = new CompileLimits { MaxNodes = CompileLimits.Default.MaxNodes / 10 } });

        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Id == DiagnosticIds.TooManyNodes);
        Assert.True(compilation.Schema.Modules.Length > 300);
    }

    [Fact]
    public void GroupingsOfNothingThatUseOthersTenTimes_StopAsWell()
    {
        var steps = Many(1, 20, step => $"grouping g{step} {{ {Many(0, 10, _ => $"uses g{step - 1};")} }}");

        Assert.Equal([DiagnosticIds.TooManyNodes], Errors(Compile("grouping g0; uses g19; " + steps)));
    }

    [Theory]
    [InlineData("grouping g0 { leaf x { type string; } } uses g4999;", "grouping g{0} {{ uses g{1}; }}")]
    [InlineData("grouping g0 { leaf x { type string; } } uses g4999;", "grouping g{0} {{ container c {{ uses g{1}; }} }}")]
    [InlineData("typedef g0 { type string; } leaf x { type g4999; }", "typedef g{0} {{ type g{1}; }}")]
    [InlineData("feature g4999; leaf x { if-feature g0; type string; }", "feature g{1} {{ if-feature g{0}; }}")]
    public void ChainsOfDefinitions_AreCutBeforeTheStackEnds(string ends, string link)
    {
        var chain = Many(1, 5000, step => string.Format(System.Globalization.CultureInfo.InvariantCulture, link, step, step - 1));

        Assert.Contains(DiagnosticIds.TooDeep, Errors(Compile(ends + chain)));
    }

    [Fact]
    public void UnionsOfUnions_AreCutByWhatTheyComeTo()
    {
        var steps = Many(1, 60, step => $"typedef t{step} {{ type union {{ type t{step - 1}; type t{step - 1}; }} }}");

        Assert.Contains(
            DiagnosticIds.TypeTooLarge,
            Errors(Compile("typedef t0 { type union { type int8; type string; } } leaf x { type t59; default q; } " + steps)));
    }

    [Fact]
    public void IdentitiesInDiamonds_AreWalkedOnceEach()
    {
        var steps = Many(1, 100, step => $"identity a{step} {{ base a{step - 1}; base b{step - 1}; }} identity b{step} {{ base a{step - 1}; base b{step - 1}; }}");

        var compilation = Compile("identity a0; identity b0; leaf x { type identityref { base a0; } default a99; } " + steps);

        Assert.Empty(Errors(compilation));
        Assert.Equal("m:a99", Assert.IsType<LeafNode>(compilation.Schema.FindRoot("m", "x")).Default);
    }

    [Fact]
    public void ThousandsOfTypesOverThousandsOfIdentities_ShareOneIndex()
    {
        var identities = Many(0, 2000, step => $"identity i{step} {{ base r; }}");
        var leafs = Many(0, 2000, step => $"leaf l{step} {{ type identityref {{ base r; }} default i{step}; }}");

        Assert.Empty(Errors(Compile("identity r; " + identities + leafs)));
    }

    [Fact]
    public void MustsOfAGroupingThatIsUsedOften_AreCountedAtEachUse()
    {
        var musts = Many(0, 500, step => $"must \"../x{step} = 1 and ../y{step}\";");
        var uses = Many(0, 500, step => $"container d{step} {{ uses g; }}");

        var compilation = Compile($"grouping g {{ container c {{ {musts} }} }} {uses}");

        Assert.Equal([DiagnosticIds.TooManyNodes], Errors(compilation));
    }

    [Fact]
    public void AugmentsIntoEachOtherInTheWrongOrder_AllApply()
    {
        var augments = Many(1, 50, step => $"augment \"/{string.Join('/', Enumerable.Range(0, 50 - step).Select(level => "c" + level))}\" {{ container c{50 - step}; }}");

        var compilation = Compile("container c0; " + augments);

        Assert.Empty(Errors(compilation));
        Assert.Equal(50, compilation.Schema.FindModule("m")!.Children.Sum(Count));
    }

    [Fact]
    public void Compile_WhenCancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => YangCompiler.Compile(
            new CompileRequest([new("m")], new TextSources("module m { namespace urn:m; prefix m; }")),
            new CancellationToken(canceled: true)));

    private static string Many(int first, int end, Func<int, string> text) =>
        string.Join(' ', Enumerable.Range(first, end - first).Select(text));

    private static YangCompilation Compile(string body) => YangCompiler.Compile(
        new CompileRequest([new("m")], new TextSources($"module m {{ yang-version 1.1; namespace urn:m; prefix m; {body} }}")) { Limits = Small });

    private static IEnumerable<string> Errors(YangCompilation compilation) =>
        compilation.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id).Distinct();

    private static int Count(SchemaNode node) => 1 + node.Children.Sum(Count);

    private sealed class AskedSources(string text) : IModuleSources
    {
        public List<(string Name, string? Revision)> Asked { get; } = [];

        public YangSource? Find(string name, string? revision)
        {
            Asked.Add((name, revision));
            return name == "m" ? new YangSource(name, text) : null;
        }
    }
}
