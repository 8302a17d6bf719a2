using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Features and if-feature expressions.</summary>
public sealed class Section7_20FeatureTests
{
    [Fact]
    [Trait("rfc7950", "7.20.1")]
    public void Section7_20_1_FeatureCycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.FeatureCycle,
        "feature a {if-feature b;} feature b {if-feature a;}");

    [Fact]
    [Trait("rfc7950", "7.20.1")]
    public void Section7_20_1_FeatureSelf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.FeatureCycle,
        "feature a {if-feature a;}");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_UnknownFeature_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownFeature,
        "leaf a {if-feature zz; type string;}");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_Expr_IsAccepted() => Rule.Yang11.Accepts(
        """feature a; feature b; feature c; leaf x {if-feature "a and (b or not c)"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature a; leaf x {if-feature "a and"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprBad2_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature a; leaf x {if-feature "a b"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprBad3_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature a; leaf x {if-feature "(a"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprBad4_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature a; leaf x {if-feature "a)"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprNotnot_IsAccepted() => Rule.Yang11.Accepts(
        """feature a; leaf x {if-feature "not not a"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature a; feature b; leaf x {if-feature "a and b"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_UnknownInExpr_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownFeature,
        """feature a; leaf x {if-feature "a or zz"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_FeatureNamedAnd_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature and; leaf x {if-feature "and"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprParenTight_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature a; feature b; leaf x {if-feature "(a)and(b)"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ExprNotParen_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadIfFeature,
        """feature a; feature b; leaf x {if-feature "not(a)"; type string;}""");
}
