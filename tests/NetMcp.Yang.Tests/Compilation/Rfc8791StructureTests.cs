using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>structure and augment-structure (RFC 8791).</summary>
public sealed class Rfc8791StructureTests
{
    private const string Extension =
        "module ietf-yang-structure-ext {yang-version 1.1; namespace 'urn:ietf:params:xml:ns:yang:ietf-yang-structure-ext'; prefix sx; extension structure {argument name;} extension augment-structure {argument path;}}";

    [Fact]
    [Trait("rfc8791", "4")]
    public void Rfc8791_Structure_HasItsNodesOutsideOfTheData()
    {
        var compilation = Rule.Yang11.Compile(
            "import ietf-yang-structure-ext {prefix sx;} sx:structure s {uses g; leaf b {type int8;}} grouping g {leaf a {type int8;}}",
            ("ietf-yang-structure-ext", Extension));

        var module = compilation.Schema.FindModule("m")!;
        Assert.Empty(module.Children);
        var template = Assert.Single(module.Templates);
        Assert.True(template.IsStructure);
        Assert.Equal(["a", "b"], template.Children.Select(node => node.Name));
    }

    [Fact]
    [Trait("rfc8791", "4")]
    public void Rfc8791_AugmentStructure_IsRecognisedAndSaidToBeNoMore()
    {
        var compilation = Rule.Yang11.Compile(
            "import ietf-yang-structure-ext {prefix sx;} sx:structure s {leaf a {type int8;}} sx:augment-structure /m:s {leaf b {type int8;}}",
            ("ietf-yang-structure-ext", Extension));

        var warning = Assert.Single(compilation.Diagnostics);
        Assert.Equal((DiagnosticIds.StructureNotAugmented, DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Equal("a", Assert.Single(Assert.Single(compilation.Schema.FindModule("m")!.Templates).Children).Name);
    }
}
