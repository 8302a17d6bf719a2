using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Modules, submodules, imports and includes.</summary>
public sealed class Section5ModuleTests
{
    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_ImportCycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ImportCycle,
        "import b {prefix b;}",
        ("b", "import m {prefix m;}"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_SelfImport_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ImportCycle,
        "import m {prefix mm;}");

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_MissingImport_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ModuleNotFound,
        "import zz {prefix b;}");

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_IncludeMissing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ModuleNotFound,
        "include zz;");

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_Include_IsAccepted() => Rule.Yang11.Accepts(
        "include s; leaf a {type t;}",
        ("s", "submodule s { yang-version 1.1; belongs-to m {prefix m;} typedef t {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_IncludeBelongs_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BelongsToMismatch,
        "include s;",
        ("s", "submodule s { yang-version 1.1; belongs-to q {prefix m;} typedef t {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_IncludeVersion_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.VersionMismatch,
        "include s;",
        ("s", "submodule s { belongs-to m {prefix m;} typedef t {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_IncludeNestedNotInModule_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.IncludeNotInModule,
        "include s;",
        ("s", "submodule s { yang-version 1.1; belongs-to m {prefix m;} include s2; typedef t {type t2;} }"),
        ("s2", "submodule s2 { yang-version 1.1; belongs-to m {prefix m;} typedef t2 {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_SubSeesModule_IsAccepted() => Rule.Yang11.Accepts(
        "include s; typedef t2 {type string;}",
        ("s", "submodule s { yang-version 1.1; belongs-to m {prefix m;} typedef t {type t2;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_SubSeesModuleInYang1_IsAccepted() => Rule.Yang1.Accepts(
        "include s; typedef t2 {type string;}",
        ("s", "submodule s { belongs-to m {prefix m;} leaf t {type t2;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_SubSeesSubInYang1_IsAccepted() => Rule.Yang1.Accepts(
        "include s; include s2;",
        ("s", "submodule s { belongs-to m {prefix m;} leaf t {type t2;} }"),
        ("s2", "submodule s2 { belongs-to m {prefix m;} typedef t2 {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_SubIncludeSubInYang1_IsAccepted() => Rule.Yang1.Accepts(
        "include s; include s2;",
        ("s", "submodule s { belongs-to m {prefix m;} include s2; leaf t {type t2;} }"),
        ("s2", "submodule s2 { belongs-to m {prefix m;} typedef t2 {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_SubIncludeOnlySubInYang1_IsAccepted() => Rule.Yang1.Accepts(
        "include s;",
        ("s", "submodule s { belongs-to m {prefix m;} include s2; leaf t {type t2;} }"),
        ("s2", "submodule s2 { belongs-to m {prefix m;} typedef t2 {type string;} leaf x2 {type t2;}}"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_IncludeCycleInYang1_IsAccepted() => Rule.Yang1.Accepts(
        "include s; include s2;",
        ("s", "submodule s { belongs-to m {prefix m;} include s2; leaf t {type t2;} }"),
        ("s2", "submodule s2 { belongs-to m {prefix m;} include s; typedef t2 {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_IncludeCycle_IsAccepted() => Rule.Yang11.Accepts(
        "include s; include s2;",
        ("s", "submodule s { yang-version 1.1; belongs-to m {prefix m;} include s2; leaf t {type t2;} }"),
        ("s2", "submodule s2 { yang-version 1.1; belongs-to m {prefix m;} include s; typedef t2 {type string;} }"));

    [Fact]
    [Trait("rfc7950", "5.1")]
    public void Section5_1_ImportSub_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.WrongModule,
        "import s {prefix s;}",
        ("s", "submodule s { belongs-to m {prefix m;} }"));

    [Fact]
    [Trait("rfc7950", "5.1.1")]
    public void Section5_1_1_Revision_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b; revision-date 2020-01-01;}",
        ("b", """module b {namespace "urn:b"; prefix b; revision 2020-01-01; }"""));

    [Fact]
    [Trait("rfc7950", "5.1.1")]
    public void Section5_1_1_RevisionMismatch_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RevisionMismatch,
        "import b {prefix b; revision-date 2021-01-01;}",
        ("b", """module b {namespace "urn:b"; prefix b; revision 2020-01-01; }"""));

    [Fact]
    [Trait("rfc7950", "5.1.1")]
    public void Section5_1_1_RevisionOlderInHistory_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RevisionMismatch,
        "import b {prefix b; revision-date 2019-01-01;}",
        ("b", """module b {namespace "urn:b"; prefix b; revision 2020-01-01; revision 2019-01-01;}"""));

    [Fact]
    [Trait("rfc7950", "12")]
    public void Section12_Import11ByRevisionInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.VersionMismatch,
        "import b {prefix b; revision-date 2020-01-01;}",
        ("b", """module b {yang-version 1.1; namespace "urn:b"; prefix b; revision 2020-01-01; }"""));

    [Fact]
    [Trait("rfc7950", "12")]
    public void Section12_ImportInYang1_IsAccepted() => Rule.Yang1.Accepts(
        "import b {prefix b; }",
        ("b", """module b {yang-version 1.1; namespace "urn:b"; prefix b; revision 2020-01-01; }"""));

    [Fact]
    [Trait("rfc7950", "7.1.4")]
    public void Section7_1_4_PrefixDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.PrefixInUse,
        "import b {prefix m; }",
        ("b", ""));

    [Fact]
    [Trait("rfc7950", "7.1.4")]
    public void Section7_1_4_PrefixDup2_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.PrefixInUse,
        "import b {prefix b; } import d {prefix b;}",
        ("b", ""),
        ("d", ""));

    [Fact]
    [Trait("rfc7950", "7.1.4")]
    public void Section7_1_4_UnknownPrefixType_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownPrefix,
        "leaf a {type x:y;}");

    [Fact]
    [Trait("rfc7950", "7.1.4")]
    public void Section7_1_4_UnknownPrefixExt_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownPrefix,
        """x:foo "a";""");

    [Fact]
    [Trait("rfc7950", "7.1.5")]
    public void Section7_1_5_ImportSameTwice_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b; } import b {prefix b2;}",
        ("b", ""));

    [Fact]
    [Trait("rfc7950", "7.1.3")]
    public void Section7_1_3_NamespaceDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.NamespaceInUse,
        "import b {prefix b;}",
        ("b", """module b {namespace "urn:m"; prefix b;}"""));
}
