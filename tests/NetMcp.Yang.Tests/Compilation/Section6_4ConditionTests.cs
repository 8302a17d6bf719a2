using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>The XPath of must and when.</summary>
public sealed class Section6_4ConditionTests
{
    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_MustBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadXPath,
        """leaf a {must "a ="; type string;}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_MustUnknownPrefix_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadXPath,
        """leaf a {must "../x:b"; type string;}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_MustUnknownNode_IsAccepted() => Rule.Yang11.Accepts(
        """leaf a {must "../b"; type string;}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_MustUnknownFunc_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadXPath,
        """leaf a {must "foo(1)"; type string;}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_MustFuncArgs_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadXPath,
        """leaf a {must "count()"; type string;}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_MustVariable_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadXPath,
        """leaf a {must "$x"; type string;}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_WhenBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadXPath,
        """leaf a {when "(("; type string;}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_WhenMustChoice_IsAccepted() => Rule.Yang11.Accepts(
        """choice c {when "true()"; leaf a {type string;}}""");

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Section6_4_MustMustEmpty_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadXPath,
        """leaf a {must ""; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.21.5")]
    public void Section7_21_5_WhenSelf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.WhenCycle,
        """leaf a {when ". = 1"; type string;}""");

    [Fact]
    [Trait("rfc7950", "7.21.5")]
    public void Section7_21_5_WhenChild_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.WhenCycle,
        """container c {when "a"; leaf a {type string;}}""");

    [Fact]
    [Trait("rfc7950", "7.21.5")]
    public void Section7_21_5_WhenCycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.WhenCycle,
        """leaf a {when "../b"; type string;} leaf b {when "../a"; type string;}""");

    [Fact]
    [Trait("rfc7950", "10")]
    public void Section10_FuncInYang1_IsAccepted() => Rule.Yang1.Accepts(
        """leaf a {type string; must "re-match(., 'x')";}""");

    [Fact]
    [Trait("rfc7950", "10")]
    public void Section10_Deref_IsAccepted() => Rule.Yang11.Accepts(
        """leaf b {type string;} leaf a {type leafref {path ../b;} must "deref(.) = 1";}""");

    [Fact]
    [Trait("rfc7950", "10")]
    public void Section10_EnumValue_IsAccepted() => Rule.Yang11.Accepts(
        """leaf a {type enumeration {enum x;} must "enum-value(.) = 1";}""");
}
