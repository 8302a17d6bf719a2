using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Names are unique where they can be seen.</summary>
public sealed class Section6_2_1NameTests
{
    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupTypedef_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "typedef t {type string;} typedef t {type int8;}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_ShadowTypedef_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "typedef t {type string;} container c {typedef t {type int8;} leaf a {type t;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_ShadowTypedefGrouping_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "typedef t {type string;} grouping g {typedef t {type int8;} leaf a {type t;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_SiblingScopesTypedef_IsAccepted() => Rule.Yang11.Accepts(
        "container d {typedef t {type string;}} container c {typedef t {type int8;} leaf a {type t;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupNestedTypedef_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "container c {typedef t {type int8;} typedef t {type int8;} leaf a {type t;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupGrouping_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "grouping t {leaf a{type string;}} grouping t {leaf b{type string;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_ShadowGrouping_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "grouping t {leaf a{type string;}} container c {grouping t {leaf b{type string;}}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupIdentity_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "identity a; identity a;");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupFeature_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "feature a; feature a;");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupExtension_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "extension a; extension a;");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupNode_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "leaf a {type string;} container a {}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupRpcData_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "leaf a {type string;} rpc a;");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupNotifData_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "leaf a {type string;} notification a;");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupViaUses_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "grouping g {leaf a {type string;}} leaf a {type string;} uses g;");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupInCases_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "choice x {case a {leaf l {type string;}} case b {leaf l {type string;}}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupCaseAndSibling_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "leaf l {type string;} choice x {case a {leaf l {type string;}}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "choice x {case a {leaf l {type string;}} case a {leaf k {type string;}}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupCaseShorthand_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "choice x {case a {leaf l {type string;}} leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_ChoiceNameAsData_IsAccepted() => Rule.Yang11.Accepts(
        "choice x {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_ChoiceNameAsSibling_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "leaf x {type string;} choice x {leaf y {type string;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_TwoChoices_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "choice x {leaf z {type string;}} choice x {leaf y {type string;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_CaseNameAsSibling_IsAccepted() => Rule.Yang11.Accepts(
        "leaf x {type string;} choice q {case x {leaf y {type string;}}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_NestedChoiceNames_IsAccepted() => Rule.Yang11.Accepts(
        "choice q {case x {leaf y {type string;} choice q {leaf z {type string;}}}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_BuiltinTypedef_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BuiltInTypeName,
        "typedef string {type int8;}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupSubmoduleTypedef_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateDefinition,
        "include s; typedef t {type string;}",
        ("s", "submodule s { yang-version 1.1; belongs-to m {prefix m;} typedef t {type string;} }"));

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupSubmoduleNode_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "include s; leaf t {type string;}",
        ("s", "submodule s { yang-version 1.1; belongs-to m {prefix m;} leaf t {type string;} }"));

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupAction_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "container c {action a; leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_DupDisabled_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        """feature f {if-feature "not g";} feature g; leaf a {if-feature "not g"; type string;} leaf a {type int8;}""");

    [Fact]
    [Trait("rfc7950", "6.2.1")]
    public void Section6_2_1_EnumDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        "leaf a {type enumeration {enum x; enum x;}}");
}
