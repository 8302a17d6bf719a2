using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Names and paths whose meaning depends on where they stand.</summary>
public sealed class ScopeTests
{
    [Fact]
    [Trait("rfc7950", "9.10.3")]
    public void Section9_10_3_DefaultWithoutPrefixInAGrouping_IsAnIdentityOfTheGroupingsModule()
    {
        var schema = TextSources.Compile(
            """
            module a { namespace urn:a; prefix a;
              identity base; identity forward { base base; }
              grouping g { leaf action { type identityref { base base; } default forward; } } }
            """,
            "module b { namespace urn:b; prefix b; import a { prefix a; } container c { uses a:g; } }");

        var leaf = Assert.IsType<LeafNode>(schema.FindRoot("b", "c")!.FindDataChild("b", "action"));
        Assert.Equal("a:forward", leaf.Default);
    }

    [Theory]
    [Trait("rfc8791", "4")]
    [InlineData("/s:inner", true)]
    [InlineData("/s:outer", false)]
    public void Rfc8791_PathInAStructure_StaysWithinIt(string path, bool legal)
    {
        var structure = $$"""
            module s { yang-version 1.1; namespace urn:s; prefix s;
              import ietf-yang-structure-ext { prefix sx; }
              leaf outer { type string; }
              sx:structure t { leaf inner { type string; } leaf ref { type leafref { path "{{path}}"; } } } }
            """;
        const string Extensions =
            "module ietf-yang-structure-ext { yang-version 1.1; namespace urn:sx; prefix sx; extension structure { argument name; } }";

        var compilation = YangCompiler.Compile(new CompileRequest([new RequestedModule("s")], new TextSources(structure, Extensions)));

        Assert.Equal(legal, compilation.Succeeded);
    }
}
