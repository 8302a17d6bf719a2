using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>What is current does not refer to what ends.</summary>
public sealed class Section7_21_2StatusTests
{
    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusTypedef_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "typedef t {status deprecated; type string;} leaf a {type t;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusTypedefObs_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "typedef t {status obsolete; type string;} leaf a {status deprecated; type t;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusTypedefOk_IsAccepted() => Rule.Yang11.Accepts(
        "typedef t {status deprecated; type string;} leaf a {status deprecated; type t;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusTypedefOther_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} leaf a {type b:t;}",
        ("b", "typedef t {status deprecated; type string;}"));

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusGrouping_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "grouping g {status deprecated; leaf a {type string;}} uses g;");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusGroupingUses_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {status deprecated; leaf a {type string;}} uses g {status deprecated;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusGroupingContainer_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {status deprecated; leaf a {type string;}} container c {status deprecated; uses g;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusIdentity_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "identity a {status obsolete;} identity b {base a;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusBase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "identity a {status obsolete;} leaf b {type identityref {base a;}}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusLeafref_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "leaf a {status obsolete; type string;} leaf b {type leafref {path ../a;}}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusTypedefTypedef_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "typedef t {status deprecated; type string;} typedef u {type t;} leaf a {type u;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusParent_IsAccepted() => Rule.Yang11.Accepts(
        "container c {status deprecated; leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusParentWorse_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "container c {status deprecated; leaf a {status current; type string;}}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusFeature_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.StatusOfReference,
        "feature f {status obsolete;} leaf a {if-feature f; type string;}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusInDeprecatedParent_IsAccepted() => Rule.Yang11.Accepts(
        "typedef t {status deprecated; type string;} container c {status deprecated; leaf a {type t;}}");

    [Fact]
    [Trait("rfc7950", "7.21.2")]
    public void Section7_21_2_StatusKey_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        "list l {key a; leaf a {status obsolete; type string;}}");
}
