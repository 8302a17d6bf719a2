using System.Text.Json.Nodes;
using NetMcp.Server.Cli;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Cli.Yang;

public sealed class YangCommandTests : IDisposable
{
    private const string Good = """
        module good { namespace "urn:good"; prefix g; import types { prefix t; } revision 2026-01-02;
          feature fast;
          container box { leaf size { type t:size; default 3; description "How large it is."; } leaf speed { if-feature fast; type int8; } }
        }
        """;

    private readonly TempDirectory _folder = new();

    public YangCommandTests()
    {
        Directory.CreateDirectory(_folder.File("lib/deep"));
        File.WriteAllText(_folder.File("lib/deep/types@2025-01-01.yang"), "module types { namespace \"urn:types\"; prefix t; revision 2025-01-01; typedef size { type uint8 { range 1..9; } } }");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compile_OfACorrectModule_ExitsWithZeroAndCounts()
    {
        var run = await RunAsync("compile", _folder.Write("good.yang", Good), "-p", _folder.File("lib"));
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal("1 module implemented, 1 imported, 3 nodes, 0 degraded.\n", run.Out);
        Assert.Equal(string.Empty, run.Error);
    }

    [Fact]
    public async Task Compile_OfAWrongModule_ExitsWithOneAndPointsAtTheMistake()
    {
        var file = _folder.Write("bad.yang", "module bad {\n  namespace \"urn:bad\";\n  prefix b;\n  leaf x { type nothing; }\n}\n");
        var run = await RunAsync("compile", file);
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"{file}:4:", run.Error, StringComparison.Ordinal);
        Assert.Contains(": error YANG", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_AsJson_HasTheDiagnosticsAsObjects()
    {
        var file = _folder.Write("bad.yang", "module bad {\n  namespace \"urn:bad\";\n  prefix b;\n  leaf x { type nothing; }\n}\n");
        var json = JsonNode.Parse((await RunAsync("compile", file, "--json")).Out)!;
        Assert.False((bool)json["correct"]!);
        Assert.Equal(4, (int)json["diagnostics"]![0]!["line"]!);
        Assert.Equal("error", (string?)json["diagnostics"]![0]!["severity"]);
    }

    [Fact]
    public async Task Compile_OfMoreNodesThanAllowed_FailsAndSaysWhatToDo_AndTakesMoreWhenAllowed()
    {
        var file = _folder.Write("many.yang", "module many { namespace \"urn:many\"; prefix m; grouping g { leaf a { type string; } leaf b { type string; } } " +
            string.Concat(Enumerable.Range(0, 20).Select(number => $"container c{number} {{ uses g; }} ")) + "}");

        var few = await RunAsync("compile", file, "--max-nodes", "30");
        var enough = await RunAsync("compile", file, "--max-nodes", "100");

        Assert.Equal((CliExitCode.Failed, CliExitCode.Done), (few.ExitCode, enough.ExitCode));
        Assert.Contains("more than 30 nodes", few.Error, StringComparison.Ordinal);
        Assert.Contains("allow more nodes (--max-nodes)", few.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_OfWhatIsNoYang_ExitsWithOne()
    {
        var run = await RunAsync("compile", _folder.Write("text.yang", "hello"));
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("text.yang:1:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_OfAModule_IsDrawn()
    {
        var run = await RunAsync("tree", _folder.Write("good.yang", Good), "-p", _folder.File("lib"));
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal("module: good\n  +--rw box\n     +--rw size?    t:size\n     +--rw speed?   int8 {fast}?\n", run.Out);
    }

    [Theory]
    [InlineData("good:", false)]
    [InlineData("good:fast", true)]
    public async Task Tree_WithFeatures_HasOnlyThose(string features, bool expected)
    {
        var run = await RunAsync("tree", _folder.Write("good.yang", Good), "-p", _folder.File("lib"), "-F", features);
        Assert.Equal(expected, run.Out.Contains("speed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tree_OfAModuleByItsName_IsFoundInTheFolders()
    {
        _folder.Write("lib/good.yang", Good);
        var run = await RunAsync("tree", "good", "-p", _folder.File("lib"), "--depth", "1");
        Assert.Equal("module: good\n  +--rw box\n     ...\n", run.Out);
    }

    [Fact]
    public async Task Describe_OfANode_TellsItsType()
    {
        var run = await RunAsync("describe", "/good:box/size", _folder.Write("good.yang", Good), "-p", _folder.File("lib"), "--json");
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Equal("size (uint8 1..9)", (string?)JsonNode.Parse(run.Out)!["type"]);
    }

    [Fact]
    public async Task Describe_AsJsonSchema_IsOne()
    {
        var run = await RunAsync("describe", "/good:box", _folder.Write("good.yang", Good), "-p", _folder.File("lib"), "--as", "json-schema");
        Assert.Equal(9, (int)JsonNode.Parse(run.Out)!["properties"]!["good:box"]!["properties"]!["size"]!["maximum"]!);
    }

    [Fact]
    public async Task Describe_OfANodeThatIsNotThere_SaysWhatWasMeant()
    {
        var run = await RunAsync("describe", "/good:bx", _folder.Write("good.yang", Good), "-p", _folder.File("lib"));
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("Did you mean good:box?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_OfXml_WritesJson_AndBack()
    {
        var modules = new[] { "-m", _folder.Write("good.yang", Good), "-p", _folder.File("lib") };
        var json = await RunAsync(["convert", _folder.Write("data.xml", "<box xmlns=\"urn:good\"><size>7</size></box>"), .. modules]);
        Assert.Equal(CliExitCode.Done, json.ExitCode);
        Assert.Equal(7, (int)JsonNode.Parse(json.Out)!["good:box"]!["size"]!);

        var xml = await RunAsync(["convert", _folder.Write("data.json", json.Out), .. modules]);
        Assert.Equal(CliExitCode.Done, xml.ExitCode);
        Assert.Equal("<box xmlns=\"urn:good\"><size>7</size></box>", string.Concat(xml.Out.Split('\n').Select(line => line.Trim())));
    }

    [Fact]
    public async Task Convert_OfWrongData_ExitsWithOneAndPointsAtTheMistake()
    {
        var file = _folder.Write("data.xml", "<box xmlns=\"urn:good\">\n<size>77</size></box>");
        var run = await RunAsync("convert", file, "-m", _folder.Write("good.yang", Good), "-p", _folder.File("lib"));
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"{file}:2:", run.Error, StringComparison.Ordinal);
        Assert.Contains("/good:box/size", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_OfValidData_ExitsWithZero()
    {
        var run = await RunAsync(["validate", _folder.Write("data.json", """{"good:box":{"size":7}}"""), .. Modules(Good)]);
        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.EndsWith("data.json: valid.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_OfDataThatBreaksAConstraint_ExitsWithOneAndSaysWhich()
    {
        var modules = Modules("module good { namespace \"urn:good\"; prefix g; container box { presence x; leaf size { type int8; mandatory true; } } }");
        var file = _folder.Write("data.json", """{"good:box":{}}""");
        var run = await RunAsync(["validate", file, .. modules]);
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("error Mandatory: /good:box", run.Error, StringComparison.Ordinal);

        var json = JsonNode.Parse((await RunAsync(["validate", file, "--json", .. modules])).Out)!;
        Assert.False((bool)json["valid"]!);
        Assert.Equal("Mandatory", (string?)json["findings"]![0]!["rule"]);

        var part = await RunAsync(["validate", file, "--partial", .. modules]);
        Assert.Equal(CliExitCode.Done, part.ExitCode);
        Assert.Contains("warning Mandatory", part.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_OfAModuleThatIsNotGiven_AreAUsageError()
    {
        var run = await RunAsync(["validate", _folder.Write("data.json", "{}"), "-F", "goood:f", .. Modules(Good)]);
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.Contains("--features names goood", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_OfAValueThatIsNone_SaysItOnceWithItsColumn()
    {
        var file = _folder.Write("data.xml", "<box xmlns='urn:good'>\n  <size>big</size>\n</box>");
        var run = await RunAsync(["validate", file, .. Modules(Good)]);
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"{file}:2:14: /good:box/size: ", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "/good:box/size")]
    [InlineData("edit-config", "<size")]
    [InlineData("yang-patch", "\"target\"")]
    public async Task Diff_OfDifferentDocuments_ExitsWithOneAndShowsTheEdits(string form, string expected)
    {
        var from = _folder.Write("from.json", """{"good:box":{"size":7}}""");
        var to = _folder.Write("to.xml", "<box xmlns=\"urn:good\"><size>8</size></box>");
        var run = await RunAsync(["diff", from, to, "--as", form, .. Modules(Good)]);
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"good:box":{"size":3}}""", CliExitCode.Done)]
    [InlineData("""{"good:box":{"size":4}}""", CliExitCode.Failed)]
    [InlineData("""{"good:box":{"size":"x"}}""", CliExitCode.Data)]
    public async Task Diff_WithoutDefaults_ExitsByWhatItFinds(string to, int expected)
    {
        var run = await RunAsync(["diff", _folder.Write("from.json", "{}"), _folder.Write("to.json", to), "--ignore-defaults", .. Modules(Good)]);
        Assert.Equal(expected, run.ExitCode);
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("convert absent.xml -m good.yang -p lib")]
    [InlineData("convert good.yang")]
    [InlineData("compile absent.yang")]
    [InlineData("tree good.yang -p absent")]
    [InlineData("tree good.yang -F fast")]
    [InlineData("tree good.yang --depth 0")]
    [InlineData("describe /good:box good.yang --as yang")]
    [InlineData("compile sub.yang")]
    public async Task AnyCommand_ThatIsWrong_ExitsWithTwo(string line)
    {
        _folder.Write("good.yang", Good);
        _folder.Write("sub.yang", "submodule sub { belongs-to good { prefix g; } }");
        var run = await RunAsync([.. line.Split(' ').Select(word => word is "good.yang" or "sub.yang" ? _folder.File(word) : word)]);
        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.StartsWith("netmcp: ", run.Error, StringComparison.Ordinal);
    }

    private string[] Modules(string module) => ["-m", _folder.Write("good.yang", module), "-p", _folder.File("lib")];

    private static Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync(["yang", .. arguments]);
}
