using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Groupings, used and not.</summary>
public sealed class Section7_12GroupingTests
{
    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_Cycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.GroupingCycle,
        "grouping a {uses b;} grouping b {uses a;} container c {uses a;}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_CycleUnused_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.GroupingCycle,
        "grouping a {uses b;} grouping b {uses a;}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_Self_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.GroupingCycle,
        "grouping a {uses a;}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_SelfInContainer_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.GroupingCycle,
        "grouping a {container x {uses a;}} uses a;");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_Unknown_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownGrouping,
        "uses zz;");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_UnknownUnused_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownGrouping,
        "grouping g {uses zz;}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_UnusedBadType_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownType,
        "grouping g {leaf a {type zz;}}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_UnusedBadDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "grouping g {leaf a {type int8; default x;}}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_UnusedLeafrefUp_IsAccepted() => Rule.Yang11.Accepts(
        """grouping g {leaf a {type leafref {path "../../zz/b";}}}""");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_UnusedKeyMissing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        "grouping g {list l {key z; leaf a {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_UnusedNokey_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {list l {leaf a {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_UnusedDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "grouping g {leaf a {type string;} leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_NestedScope_IsAccepted() => Rule.Yang11.Accepts(
        "container c {grouping g {leaf a {type string;}} uses g;}");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_NestedScopeOut_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownGrouping,
        "container c {grouping g {leaf a {type string;}}} uses g;");

    [Fact]
    [Trait("rfc7950", "7.12")]
    public void Section7_12_TypedefInGroupingScope_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} typedef t {type int8;} uses b:g;",
        ("b", """typedef t {type string;} grouping g {leaf a {type t; default "xx";}}"""));
}
