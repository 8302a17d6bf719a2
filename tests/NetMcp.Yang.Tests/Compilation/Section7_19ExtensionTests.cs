using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Extensions and their use.</summary>
public sealed class Section7_19ExtensionTests
{
    [Fact]
    [Trait("rfc7950", "7.19")]
    public void Section7_19_UnknownExt_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownExtension,
        """import b{prefix b;} b:foo "a";""",
        ("b", ""));

    [Fact]
    [Trait("rfc7950", "7.19")]
    public void Section7_19_Ext_IsAccepted() => Rule.Yang11.Accepts(
        """extension e {argument a;} m:e "x";""");

    [Fact]
    [Trait("rfc7950", "7.19")]
    public void Section7_19_ExtMissingArg_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ExtensionArgument,
        "extension e {argument a;} m:e;");

    [Fact]
    [Trait("rfc7950", "7.19")]
    public void Section7_19_ExtSuperfluousArg_IsAccepted() => Rule.Yang11.Accepts(
        """extension e; m:e "x";""");
}
