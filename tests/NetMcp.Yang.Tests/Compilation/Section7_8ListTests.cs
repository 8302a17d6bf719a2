using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Keys and unique.</summary>
public sealed class Section7_8ListTests
{
    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_Nokey_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MissingKey,
        "list l {leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_NokeyState_IsAccepted() => Rule.Yang11.Accepts(
        "list l {config false; leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_NokeyRpc_IsAccepted() => Rule.Yang11.Accepts(
        "rpc r {input {list l {leaf a {type string;}}}}");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyMissing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        "list l {key b; leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyMissingState_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        "list l {config false; key b; leaf a {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "a a"; leaf a {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyContainer_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "a"; container a;}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyLeaflist_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "a"; leaf-list a {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyInChoice_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "a"; choice q {leaf a {type string;}}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyNested_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "c/a"; container c {leaf a {type string;}}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyConfig_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "a"; leaf a {config false; type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyEmptyInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "a"; leaf a {type empty;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyEmpty_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key "a"; leaf a {type empty;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyIfFeature_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """feature f; list l {key "a"; leaf a {if-feature f; type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyWhen_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "a"; leaf a {when "../b"; type string;} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyWhenInYang1_IsAccepted() => Rule.Yang1.Accepts(
        """list l {key "a"; leaf a {when "../b"; type string;} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyIfFeatureInYang1_IsAccepted() => Rule.Yang1.Accepts(
        """feature f; list l {key "a"; leaf a {if-feature f; type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyDefault_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key "a"; leaf a {type string; default x;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyMandatory_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key "a"; leaf a {type string; mandatory false;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyViaUsesWhen_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """grouping g {leaf a {type string;}} list l {key a; uses g {when "b";} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyViaUsesIf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """feature f; grouping g {leaf a {type string;}} list l {key a; uses g {if-feature "f";} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyRefineIf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """feature f; grouping g {leaf a {type string;}} list l {key a; uses g {refine a {if-feature "f";}} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.2")]
    public void Section7_8_2_KeyAugment_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        """list l {key "x"; leaf a {type string;}} augment /l {leaf x {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_Unique_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key a; unique "b c/d"; leaf a {type string;} leaf b {type string;} container c {leaf d {type string;}}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueMissing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadUnique,
        """list l {key a; unique "b"; leaf a {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueLeaflist_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadUnique,
        """list l {key a; unique "b"; leaf a {type string;} leaf-list b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueMixed_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadUnique,
        """list l {key a; unique "b c"; leaf a {type string;} leaf b {type string;} leaf c {config false; type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueState_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key a; unique "c"; leaf a {type string;} leaf b {type string;} leaf c {config false; type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueNestedList_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadUnique,
        """list l {key a; unique "c/d"; leaf a {type string;} list c {key d; leaf d {type string;}}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadUnique,
        """list l {key a; unique "b b"; leaf a {type string;} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueChoice_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key a; unique "c/d/b"; leaf a {type string;} choice c {case d {leaf b {type string;}}}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueChoiceSkip_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadUnique,
        """list l {key a; unique "b"; leaf a {type string;} choice c {case d {leaf b {type string;}}}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniquePrefix_IsAccepted() => Rule.Yang11.Accepts(
        """list l {key a; unique "m:b"; leaf a {type string;} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueAbs_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadUnique,
        """list l {key a; unique "/b"; leaf a {type string;} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueIfFeature_IsAccepted() => Rule.Yang11.Accepts(
        """feature f; list l {key a; unique "b"; leaf a {type string;} leaf b {if-feature "not f"; type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueGrouping_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} uses b:g;",
        ("b", """grouping g {list l {key a; unique "b:b"; leaf a {type string;} leaf b {type string;}}}"""));

    [Fact]
    [Trait("rfc7950", "7.8.3")]
    public void Section7_8_3_UniqueMultiIfFeature_IsAccepted() => Rule.Yang11.Accepts(
        """feature f; list l {key a; unique "b c"; leaf a {type string;} leaf b {if-feature "not f"; type string;} leaf c {type string;}}""");
}
