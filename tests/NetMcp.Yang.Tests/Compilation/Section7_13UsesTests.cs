using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Uses, refine, and augment in uses.</summary>
public sealed class Section7_13UsesTests
{
    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_Unknown_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "grouping g {leaf a {type string;}} uses g {refine z {default 1;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_Default_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {leaf a {type string;}} uses g {refine a {default 1;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_DefaultBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "grouping g {leaf a {type int8;}} uses g {refine a {default x;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_DefaultContainer_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadRefine,
        "grouping g {container a;} uses g {refine a {default x;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_LeaflistDefault_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {leaf-list a {type int8;}} uses g {refine a {default 1; default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_LeaflistDefaultInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.BadRefine,
        "grouping g {leaf-list a {type int8;}} uses g {refine a {default 1;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_PresenceLeaf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadRefine,
        "grouping g {leaf a {type int8;}} uses g {refine a {presence x;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_Presence_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {container a;} uses g {refine a {presence x;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_MustChoice_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadRefine,
        """grouping g {choice a {leaf b {type int8;}}} uses g {refine a {must "x";}}""");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_MandatoryContainer_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadRefine,
        "grouping g {container a;} uses g {refine a {mandatory true;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_MandatoryWithDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryWithDefault,
        "grouping g {leaf a {type int8; default 1;}} uses g {refine a {mandatory true;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_MinLeaf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadRefine,
        "grouping g {leaf a {type int8;}} uses g {refine a {min-elements 1;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_MinMax_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadElementCount,
        "grouping g {leaf-list a {type int8; max-elements 2;}} uses g {refine a {min-elements 3;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_ConfigTrueUnderFalse_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ConfigUnderState,
        "container c {config false; uses g {refine a {config true;}}} grouping g {leaf a {type int8;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_ConfigFalseKey_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        "uses g {refine l/a {config false;}} grouping g {list l {key a; leaf a {type int8;}}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_ChoiceDefault_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {choice q {leaf a {type int8;}}} uses g {refine q {default a;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_ChoiceDefaultBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefaultCase,
        "grouping g {choice q {leaf a {type int8;}}} uses g {refine q {default z;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_IfFeature_IsAccepted() => Rule.Yang11.Accepts(
        "feature f; grouping g {leaf a {type int8;}} uses g {refine a {if-feature f;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_IfFeatureInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.BadRefine,
        "feature f; grouping g {leaf a {type int8;}} uses g {refine a {if-feature f;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_RefineTwice_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {leaf a {type int8;}} uses g {refine a {default 1;} refine a {default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_RefineNested_IsAccepted() => Rule.Yang11.Accepts(
        "grouping h {leaf a {type int8;}} grouping g {uses h {refine a {default 1;}}} uses g {refine a {default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_Prefix_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {container c {leaf a {type int8;}}} uses g {refine m:c/m:a {default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_OtherPrefix_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} uses b:g {refine a {default 2;}}",
        ("b", "grouping g {leaf a {type int8;}}"));

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_OtherPrefix2_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "import b {prefix b;} uses b:g {refine b:a {default 2;}}",
        ("b", "grouping g {leaf a {type int8;}}"));

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_CasePath_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {choice q {leaf a {type int8;}}} uses g {refine q/a/a {default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_CasePathMissing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "grouping g {choice q {case k {leaf a {type int8;}}}} uses g {refine q/a {default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_Absolute_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "grouping g {leaf a {type int8;}} uses g {refine /a {default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13.2")]
    public void Section7_13_2_RefineSiblingOutside_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "leaf z {type int8;} grouping g {leaf a {type int8;}} uses g {refine z {default 2;}}");

    [Fact]
    [Trait("rfc7950", "7.13")]
    public void Section7_13_UsesAugment_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {container a;} uses g {augment a {leaf x {type string; mandatory true;}}}");

    [Fact]
    [Trait("rfc7950", "7.13")]
    public void Section7_13_UsesAugmentMissing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "grouping g {container a;} uses g {augment z {leaf x {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.13")]
    public void Section7_13_UsesAugmentLeaf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.NotAllowedHere,
        "grouping g {leaf a {type string;}} uses g {augment a {leaf x {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.13")]
    public void Section7_13_UsesAugmentDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "grouping g {container a {leaf x {type string;}}} uses g {augment a {leaf x {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.13")]
    public void Section7_13_UsesAugmentAbs_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "grouping g {container a;} uses g {augment /a {leaf x {type string;}}}");
}
