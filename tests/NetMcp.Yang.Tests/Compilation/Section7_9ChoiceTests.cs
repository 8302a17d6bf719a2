using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Choices, cases and the default case.</summary>
public sealed class Section7_9ChoiceTests
{
    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_Default_IsAccepted() => Rule.Yang11.Accepts(
        "choice c {default a; leaf a {type string;} leaf b {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultMissing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefaultCase,
        "choice c {default z; leaf a {type string;} leaf b {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultMandatory_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryWithDefault,
        "choice c {mandatory true; default a; leaf a {type string;} leaf b {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultCaseMandatory_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefaultCase,
        "choice c {default a; leaf a {type string; mandatory true;} leaf b {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultCaseMandatoryDeep_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefaultCase,
        "choice c {default a; container a {leaf b {type string; mandatory true;}}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultCaseMandatoryPresence_IsAccepted() => Rule.Yang11.Accepts(
        "choice c {default a; container a {presence x; leaf b {type string; mandatory true;}}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultLeafName_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefaultCase,
        "choice c {default a; case q {leaf a {type string;}} leaf b {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultPrefixed_IsAccepted() => Rule.Yang11.Accepts(
        "choice c {default m:a; leaf a {type string;} leaf b {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.9.3")]
    public void Section7_9_3_DefaultIfFeature_IsAccepted() => Rule.Yang11.Accepts(
        """feature f; choice c {default a; leaf a {if-feature "not f"; type string;} leaf b {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.9.2")]
    public void Section7_9_2_NestedChoice_IsAccepted() => Rule.Yang11.Accepts(
        "choice c {choice a {leaf b {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.9.2")]
    public void Section7_9_2_Anydata_IsAccepted() => Rule.Yang11.Accepts(
        "choice c {anydata a; anyxml b;}");

    [Fact]
    [Trait("rfc7950", "7.9.2")]
    public void Section7_9_2_CaseInCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.NotAllowedHere,
        "choice c {case a {case b {leaf d {type string;}}}}");

    [Fact]
    [Trait("rfc7950", "7.9.2")]
    public void Section7_9_2_RpcInContainer_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.NotAllowedHere,
        "container c {rpc a;}");
}
