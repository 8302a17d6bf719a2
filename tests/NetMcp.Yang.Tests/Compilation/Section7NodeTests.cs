using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Leafs, leaf-lists, and config.</summary>
public sealed class Section7NodeTests
{
    [Fact]
    [Trait("rfc7950", "7.21.1")]
    public void Section7_21_1_Config_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ConfigUnderState,
        "container c {config false; leaf a {config true; type string;}}");

    [Fact]
    [Trait("rfc7950", "7.21.1")]
    public void Section7_21_1_ConfigChoice_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ConfigUnderState,
        "choice c {config false; case d {leaf a {config true; type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.21.1")]
    public void Section7_21_1_ConfigRpc_IsAccepted() => Rule.Yang11.Accepts(
        "rpc r {input {leaf a {config true; type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.21.1")]
    public void Section7_21_1_ConfigRpc2_IsAccepted() => Rule.Yang11.Accepts(
        "rpc r {output {container c {config false; leaf a {config true; type string;}}}}");

    [Fact]
    [Trait("rfc7950", "7.21.1")]
    public void Section7_21_1_ConfigNotif_IsAccepted() => Rule.Yang11.Accepts(
        "notification r {container c {config false; leaf a {config true; type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.7.5")]
    public void Section7_7_5_Minmax_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadElementCount,
        "leaf-list a {type string; min-elements 3; max-elements 2;}");

    [Fact]
    [Trait("rfc7950", "7.7.5")]
    public void Section7_7_5_MinmaxList_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadElementCount,
        "list l {key a; leaf a {type string;} min-elements 3; max-elements 2;}");

    [Fact]
    [Trait("rfc7950", "7.7.6")]
    public void Section7_7_6_Unbounded_IsAccepted() => Rule.Yang11.Accepts(
        "leaf-list a {type string; min-elements 3; max-elements unbounded;}");

    [Fact]
    [Trait("rfc7950", "7.7.4")]
    public void Section7_7_4_DefaultMin_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryWithDefault,
        "leaf-list a {type string; min-elements 1; default x;}");

    [Fact]
    [Trait("rfc7950", "7.7.4")]
    public void Section7_7_4_Default_IsAccepted() => Rule.Yang11.Accepts(
        "leaf-list a {type string; default x; default y;}");

    [Fact]
    [Trait("rfc7950", "7.7.4")]
    public void Section7_7_4_DefaultDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefaults,
        "leaf-list a {type string; default x; default x;}");

    [Fact]
    [Trait("rfc7950", "7.7.4")]
    public void Section7_7_4_DefaultDupState_IsAccepted() => Rule.Yang11.Accepts(
        "leaf-list a {config false; type string; default x; default x;}");

    [Fact]
    [Trait("rfc7950", "7.7.4")]
    public void Section7_7_4_DefaultDupCanonical_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefaults,
        "leaf-list a {type int8; default 1; default +1;}");

    [Fact]
    [Trait("rfc7950", "7.7.7")]
    public void Section7_7_7_OrderedbyState_IsAccepted() => Rule.Yang11.Accepts(
        "leaf-list a {config false; type string; ordered-by user;}");

    [Fact]
    [Trait("rfc7950", "7.6.4")]
    public void Section7_6_4_MandatoryDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryWithDefault,
        "leaf a {type string; default x; mandatory true;}");

    [Fact]
    [Trait("rfc7950", "7.6.4")]
    public void Section7_6_4_DefaultIfFeatureEnum_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "feature f; leaf a {type enumeration {enum x; enum y {if-feature f;}} default y;}");

    [Fact]
    [Trait("rfc7950", "7.6.4")]
    public void Section7_6_4_DefaultIfFeatureEnumOff_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        """feature f; leaf a {type enumeration {enum x; enum y {if-feature "not f";}} default y;}""");

    [Fact]
    [Trait("rfc7950", "7.6.4")]
    public void Section7_6_4_DefaultIfFeatureIdentityOff_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        """feature f; identity a; identity b {if-feature "not f"; base a;} leaf a {type identityref {base a;} default b;}""");

    [Fact]
    [Trait("rfc7950", "7.6.4")]
    public void Section7_6_4_DefaultIfFeatureIdentity_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        """feature f; identity a; identity b {if-feature "f"; base a;} leaf a {type identityref {base a;} default b;}""");
}
