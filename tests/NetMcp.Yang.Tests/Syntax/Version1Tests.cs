using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>What YANG 1 (RFC 6020) has not yet, or otherwise: RFC 7950 section 1.1.</summary>
[Trait("rfc7950", "1.1")]
[Trait("rfc6020", "12")]
public sealed class Version1Tests
{
    [Theory]
    [InlineData("container c { action a; }")]
    [InlineData("list l { leaf k { type string; } action a; }")]
    [InlineData("grouping g { action a; }")]
    [InlineData("augment /a { action b; leaf l { type string; } }")]
    [InlineData("anydata a;")]
    [InlineData("container c { anydata a; }")]
    [InlineData("choice c { anydata a; }")]
    [InlineData("choice c { choice d; }")]
    [InlineData("container c { notification n; }")]
    [InlineData("list l { leaf k { type string; } notification n; }")]
    [InlineData("grouping g { notification n; }")]
    [InlineData("augment /a { notification b; leaf l { type string; } }")]
    [InlineData("notification n { must x; }")]
    [InlineData("rpc r { input { must x; leaf l { type string; } } }")]
    [InlineData("rpc r { output { must x; leaf l { type string; } } }")]
    [InlineData("identity i { if-feature f; }")]
    [InlineData("leaf l { type enumeration { enum e { if-feature f; } } }")]
    [InlineData("leaf l { type bits { bit b { if-feature f; } } }")]
    [InlineData("uses g { refine a { if-feature f; } }")]
    [InlineData("leaf l { type string { pattern x { modifier invert-match; } } }")]
    [InlineData("leaf-list l { type string; default x; }")]
    [InlineData("import-description")]
    public void Section1_1_StatementOfVersion11_InAModuleOfVersion1_IsAnError(string statements)
    {
        statements = statements == "import-description" ? "import a { prefix a; description x; }" : statements;

        Assert.Empty(Parsing.Body(statements).Diagnostics);
        Assert.Equal([DiagnosticIds.OnlyInVersion11], Parsing.BodyOfVersion1(statements).Errors());
    }

    [Theory]
    [InlineData("identity i { base a; base b; }")]
    [InlineData("leaf l { type identityref { base a; base b; } }")]
    [InlineData("uses g { refine a { default a; default b; } }")]
    [InlineData("deviation /a { deviate add { default a; default b; } }")]
    [InlineData("deviation /a { deviate delete { default a; default b; } }")]
    public void Section1_1_WhatVersion11TakesOften_Version1TakesOnce(string statements)
    {
        Assert.Empty(Parsing.Body(statements).Diagnostics);
        Assert.Equal([DiagnosticIds.RepeatedStatement], Parsing.BodyOfVersion1(statements).Errors());
    }

    [Theory]
    [InlineData("a and b")]
    [InlineData("not a")]
    [InlineData("(a)")]
    [InlineData(" a")]
    public void Section1_1_FeatureExpression_IsVersion11(string expression) =>
        Assert.Equal([DiagnosticIds.InvalidArgument], Parsing.BodyOfVersion1($"container c {{ if-feature '{expression}'; }}").Errors());

    [Fact]
    public void Section1_1_YangVersion_MayMissOrSayOne()
    {
        Assert.Empty(Parsing.Text("module m { namespace urn:m; prefix m; }").Diagnostics);
        Assert.Empty(Parsing.Text("module m { yang-version 1; namespace urn:m; prefix m; }").Diagnostics);
    }

    [Fact]
    public void Section1_1_WhatBothHave_IsNoVersionsMatter() =>
        Assert.Equal([DiagnosticIds.MisplacedStatement], Parsing.BodyOfVersion1("container c { enum e; }").Errors());
}
