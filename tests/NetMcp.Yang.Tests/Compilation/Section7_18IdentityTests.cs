using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Identities.</summary>
public sealed class Section7_18IdentityTests
{
    [Fact]
    [Trait("rfc7950", "7.18.2")]
    public void Section7_18_2_Cycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.IdentityCycle,
        "identity a {base b;} identity b {base a;}");

    [Fact]
    [Trait("rfc7950", "7.18.2")]
    public void Section7_18_2_Self_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.IdentityCycle,
        "identity a {base a;}");

    [Fact]
    [Trait("rfc7950", "7.18.2")]
    public void Section7_18_2_Unknown_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownIdentity,
        "identity a {base zz;}");

    [Fact]
    [Trait("rfc7950", "7.18.2")]
    public void Section7_18_2_TwoBases_IsAccepted() => Rule.Yang11.Accepts(
        "identity a; identity b; identity d {base a; base b;}");

    [Fact]
    [Trait("rfc7950", "7.18.2")]
    public void Section7_18_2_TwoBasesInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.SeveralBases,
        "identity a; identity b; identity d {base a; base b;}");
}
