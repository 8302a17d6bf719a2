using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>The extensions whose substatements are defined in an RFC and used by the compiler.</summary>
[Trait("rfc7950", "6.3.1")]
public sealed class KnownExtensionTests
{
    [Theory]
    [Trait("rfc8040", "8")]
    [InlineData("yang-data a { container b; }", null)]
    [InlineData("yang-data a { uses g; }", null)]
    [InlineData("yang-data a { x:y; container b { leaf c { type string; } } }", null)]
    [InlineData("yang-data a { x:y; }", DiagnosticIds.MissingStatement)]
    [InlineData("yang-data a;", DiagnosticIds.MissingStatement)]
    [InlineData("yang-data a { rpc b; container c; }", DiagnosticIds.MisplacedStatement)]
    [InlineData("yang-data a { container b { leaf c; } }", DiagnosticIds.MissingStatement)]
    [InlineData("yang-data a { oops; container c; }", DiagnosticIds.UnknownKeyword)]
    public void YangData_Substatements_AreHeldAgainstRfc8040(string statement, string? expected) =>
        Assert.Equal(expected, Errors("ietf-restconf", statement));

    [Theory]
    [Trait("rfc8791", "4")]
    [InlineData("structure a { must x; status current; typedef t { type string; } leaf b { type string; } }", null)]
    [InlineData("structure a { config true; }", DiagnosticIds.MisplacedStatement)]
    [InlineData("augment-structure /a:b { uses g; }", null)]
    [InlineData("augment-structure /a:b { must x; uses g; }", DiagnosticIds.MisplacedStatement)]
    public void Structure_Substatements_AreHeldAgainstRfc8791(string statement, string? expected) =>
        Assert.Equal(expected, Errors("ietf-yang-structure-ext", statement));

    [Theory]
    [Trait("rfc7952", "3")]
    [InlineData("annotation a { type string; units x; if-feature f; }", null)]
    [InlineData("annotation a { units x; }", DiagnosticIds.MissingStatement)]
    [InlineData("annotation a { type string; default x; }", DiagnosticIds.MisplacedStatement)]
    public void Annotation_Substatements_AreHeldAgainstRfc7952(string statement, string? expected) =>
        Assert.Equal(expected, Errors("ietf-yang-metadata", statement));

    [Theory]
    [InlineData("yang-data a { rpc b; }")]
    [InlineData("annotation a { oops; }")]
    public void SameNameInAnotherModule_IsAnotherExtension(string statement) => Assert.Null(Errors("example-m", statement));

    private static string? Errors(string module, string statement) =>
        Parsing.Text($"module m {{ yang-version 1.1; namespace urn:m; prefix m; import {module} {{ prefix e; }} e:{statement} }}").Errors().SingleOrDefault();
}
