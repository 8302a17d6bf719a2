using NetMcp.Yang.Compilation;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Vendors ship broken and incomplete modules: what does not depend on the mistake is there, and the rest is said to be missing.</summary>
public sealed class BrokenModuleTests
{
    [Fact]
    public void MissingImport_TakesOnlyWhatUsesItsPrefix()
    {
        var compilation = Rule.Yang11.Compile("import gone { prefix g; } leaf kept { type string; } leaf lost { type g:t; } uses g:all;");

        Assert.Equal(["kept"], Names(compilation));
        Assert.Equal([("gone", true), ("m", false)], compilation.Schema.Degraded.Select(module => (module.Name, module.IsMissing)));
    }

    [Fact]
    public void MissingModule_LeavesTheOthersWhole()
    {
        var request = new CompileRequest([new("gone"), new("m")], new TextSources("module m { namespace urn:m; prefix m; leaf a { type string; } }"));

        var compilation = YangCompiler.Compile(request);

        Assert.Equal(["a"], Names(compilation));
        Assert.Equal("gone", Assert.Single(compilation.Schema.Degraded).Name);
    }

    [Fact]
    public void BrokenTypedef_TakesTheLeafsOfItsType()
    {
        var compilation = Rule.Yang11.Compile(
            "typedef bad { type int8 { range \"5..1\"; } } container c { leaf lost { type bad; } leaf kept { type string; } }");

        var container = Assert.Single(compilation.Schema.FindModule("m")!.Children);
        Assert.Equal(["kept"], container.Children.Select(node => node.Name));
    }

    [Fact]
    public void AllMistakes_AreReportedWithTheirPlaces()
    {
        var compilation = Rule.Yang11.Compile("leaf a { type zz; }\nleaf b { type int8; default 300; }\ncontainer c { uses gone; }");

        Assert.Equal(
            [(1, DiagnosticIds.UnknownType), (2, DiagnosticIds.BadDefault), (3, DiagnosticIds.UnknownGrouping)],
            compilation.Diagnostics.Select(found => (found.Position.Line, found.Id)).Order());
    }

    [Fact]
    public void DeviationThatBreaksARule_StillSaysWhatTheDeviceDoes()
    {
        var compilation = Rule.Yang11.Compile(
            "import b { prefix b; } deviation /b:x { deviate replace { config false; } }",
            ("b", "leaf x { type string; }"));

        Assert.Contains(compilation.Diagnostics, found => found.Id == DiagnosticIds.BadDeviation);
        Assert.False(compilation.Schema.FindRoot("b", "x")!.IsConfig);
    }

    [Fact]
    public void AugmentOfAMissingNode_LeavesTheOtherAugments()
    {
        var compilation = Rule.Yang11.Compile(
            "import b { prefix b; } augment /b:gone { leaf lost { type string; } } augment /b:c { leaf kept { type string; } }",
            ("b", "container c;"));

        Assert.Equal(["kept"], compilation.Schema.FindRoot("b", "c")!.Children.Select(node => node.Name));
    }

    private static IEnumerable<string> Names(YangCompilation compilation) =>
        compilation.Schema.FindModule("m")!.Children.Select(node => node.Name);
}
