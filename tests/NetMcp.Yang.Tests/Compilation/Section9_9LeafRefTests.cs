using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Leafrefs and where they lead.</summary>
public sealed class Section9_9LeafRefTests
{
    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Ok_IsAccepted() => Rule.Yang11.Accepts(
        """leaf b {type string;} leaf a {type leafref {path "../b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Abs_IsAccepted() => Rule.Yang11.Accepts(
        """container c {leaf b {type string;}} leaf a {type leafref {path "/m:c/m:b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_AbsNoprefix_IsAccepted() => Rule.Yang11.Accepts(
        """container c {leaf b {type string;}} leaf a {type leafref {path "/c/b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Missing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """leaf a {type leafref {path "../zz";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Container_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """container c {leaf b {type string;}} leaf a {type leafref {path "../c";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Leaflist_IsAccepted() => Rule.Yang11.Accepts(
        """leaf-list b {type string;} leaf a {type leafref {path "../b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_TooManyUps_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """leaf b {type string;} leaf a {type leafref {path "../../b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Self_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefCycle,
        """leaf a {type leafref {path "../a";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Cycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefCycle,
        """leaf a {type leafref {path "../b";}} leaf b {type leafref {path "../a";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_PathTypedefTwice_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        """leaf b {type string;} typedef t {type leafref {path "/b";}} leaf a {type t {path "/b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Nopath_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionMissing,
        "leaf a {type leafref;}");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Pred_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key k; leaf k {type string;} leaf v {type string;}} leaf i {type string;} leaf a {type leafref {path "/l[k = current()/../i]/v";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_PredUnknownKey_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """list l {key k; leaf k {type string;} leaf v {type string;}} leaf i {type string;} leaf a {type leafref {path "/l[zz = current()/../i]/v";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_PredUnknownPath_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """list l {key k; leaf k {type string;} leaf v {type string;}} leaf i {type string;} leaf a {type leafref {path "/l[k = current()/../zz]/v";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_PredNotkey_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """list l {key k; leaf k {type string;} leaf v {type string;}} leaf i {type string;} leaf a {type leafref {path "/l[v = current()/../i]/v";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_PredLiteral_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadLeafRefPath,
        """list l {key k; leaf k {type string;} leaf v {type string;}} leaf a {type leafref {path "/l[k = 'x']/v";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Bad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadLeafRefPath,
        """leaf a {type leafref {path "b";}} leaf b {type string;}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Current_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadLeafRefPath,
        """leaf a {type leafref {path "current()/../b";}} leaf b {type string;}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Dot_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadLeafRefPath,
        """leaf a {type leafref {path "./../b";}} leaf b {type string;}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Deref_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadLeafRefPath,
        """leaf a {type leafref {path "deref(../b)/../x";}} leaf b {type leafref {path "/l/k";}} list l {key k; leaf k {type string;} leaf x {type string;}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Choice_IsAccepted() => Rule.Yang11.Accepts(
        """choice q {case w {leaf b {type string;}}} leaf a {type leafref {path "../b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_ChoiceIn_IsAccepted() => Rule.Yang11.Accepts(
        """leaf b {type string;} choice q {case w {leaf a {type leafref {path "../b";}}}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Rpc_IsAccepted() => Rule.Yang11.Accepts(
        """rpc r {input {leaf b {type string;} leaf a {type leafref {path "../b";}}}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_RpcOutToIn_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """rpc r {input {leaf b {type string;}} output {leaf a {type leafref {path "../b";}}}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_RpcAbs_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """rpc r {input {leaf b {type string;} leaf a {type leafref {path "/r/input/b";}}}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_RpcAbs2_IsAccepted() => Rule.Yang11.Accepts(
        """rpc r {input {leaf b {type string;} leaf a {type leafref {path "/r/b";}}}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_Default_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        """leaf b {type int8;} leaf a {type leafref {path "../b";} default "zz";}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_DefaultOk_IsAccepted() => Rule.Yang11.Accepts(
        """leaf b {type int8;} leaf a {type leafref {path "../b";} default "7";}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_IfFeatureTarget_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        """feature f; leaf b {if-feature "not f"; type int8;} leaf a {type leafref {path "../b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_TypedefUnprefixedOther_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        "import b {prefix b;} leaf a {type b:t;}",
        ("b", """container c {leaf x {type string;}} typedef t {type leafref {path "/c/x";}}"""));

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_TypedefUnprefixedOwn_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} leaf a {type b:t;} container c {leaf x {type string;}}",
        ("b", """typedef t {type leafref {path "/c/x";}}"""));

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_GroupingUnprefixedOwn_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} uses b:g; container c {leaf x {type string;}}",
        ("b", """grouping g {leaf a {type leafref {path "/c/x";}}}"""));

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_GroupingPrefixed_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        "import b {prefix b;} uses b:g; container c {leaf x {type string;}}",
        ("b", """grouping g {leaf a {type leafref {path "/b:c/b:x";}}}"""));

    [Fact]
    [Trait("rfc7950", "9.9.2")]
    public void Section9_9_2_GroupingTypedefUnprefixed_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} uses b:g; container c {leaf x {type string;}}",
        ("b", """typedef t {type leafref {path "/c/x";}} grouping g {leaf a {type t;}}"""));

    [Fact]
    [Trait("rfc7950", "9.9.3")]
    public void Section9_9_3_ConfigToState_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefToState,
        """leaf b {config false; type string;} leaf a {type leafref {path "../b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.3")]
    public void Section9_9_3_ConfigToStateNoreq_IsAccepted() => Rule.Yang11.Accepts(
        """leaf b {config false; type string;} leaf a {type leafref {path "../b"; require-instance false;}}""");

    [Fact]
    [Trait("rfc7950", "9.9.3")]
    public void Section9_9_3_StateToConfig_IsAccepted() => Rule.Yang11.Accepts(
        """leaf b {type string;} leaf a {config false; type leafref {path "../b";}}""");

    [Fact]
    [Trait("rfc7950", "9.9.3")]
    public void Section9_9_3_RequireInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        """leaf b {type string;} leaf a {type leafref {path "../b"; require-instance false;}}""");

    [Fact]
    [Trait("rfc7950", "9.9.3")]
    public void Section9_9_3_RequireTypedef_IsAccepted() => Rule.Yang11.Accepts(
        """leaf b {type string;} typedef t {type leafref {path "/b";}} leaf a {type t {require-instance false;}}""");
}
