using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Typedefs and their defaults.</summary>
public sealed class Section7_3TypedefTests
{
    [Fact]
    [Trait("rfc7950", "7.3")]
    public void Section7_3_Cycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TypedefCycle,
        "typedef a {type b;} typedef b {type a;} leaf x {type a;}");

    [Fact]
    [Trait("rfc7950", "7.3")]
    public void Section7_3_CycleUnused_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TypedefCycle,
        "typedef a {type b;} typedef b {type a;}");

    [Fact]
    [Trait("rfc7950", "7.3")]
    public void Section7_3_Unknown_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownType,
        "leaf x {type zz;}");

    [Fact]
    [Trait("rfc7950", "7.3")]
    public void Section7_3_UnknownUnused_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownType,
        "typedef x {type zz;}");

    [Fact]
    [Trait("rfc7950", "7.3.4")]
    public void Section7_3_4_DefaultBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "typedef x {type int8; default 300;} leaf a {type x;}");

    [Fact]
    [Trait("rfc7950", "7.3.4")]
    public void Section7_3_4_DefaultBadUnused_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "typedef x {type int8; default 300;}");

    [Fact]
    [Trait("rfc7950", "7.3.4")]
    public void Section7_3_4_DefaultRestricted_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "typedef x {type int8; default 30;} typedef y {type x {range 1..10;}} leaf a {type y;}");

    [Fact]
    [Trait("rfc7950", "7.3.4")]
    public void Section7_3_4_DefaultRestrictedLeaf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "typedef x {type int8; default 30;} leaf a {type x {range 1..10;}}");

    [Fact]
    [Trait("rfc7950", "7.3.4")]
    public void Section7_3_4_DefaultRestrictedLeafOwn_IsAccepted() => Rule.Yang11.Accepts(
        "typedef x {type int8; default 30;} leaf a {type x {range 1..10;} default 5;}");

    [Fact]
    [Trait("rfc7950", "7.3.4")]
    public void Section7_3_4_DefaultRestrictedLeafMandatory_IsAccepted() => Rule.Yang11.Accepts(
        "typedef x {type int8; default 30;} leaf a {type x {range 1..10;} mandatory true;}");
}
