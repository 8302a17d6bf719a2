using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>The arguments that are little languages: paths, node identifiers, intervals, feature expressions.</summary>
[Trait("rfc7950", "14")]
public sealed class Section14PathTests
{
    private enum Verdict
    {
        Right,
        Lax,
        Wrong,
    }

    [Theory]
    [InlineData("/a")]
    [InlineData("/p:a/b/q:c")]
    [InlineData("../a")]
    [InlineData("../../p:a/b")]
    [InlineData("/a[k=current()/../b]/c")]
    [InlineData("/a[p:k = current ( ) / .. / .. / b / q:c ][l=current()/../d]/c")]
    [InlineData("/a/b[k=current()/../b]")]
    [InlineData("../a[k=current()/../b]/c")]
    public void Section9_9_2_Path_IsTaken(string path) => Assert.Equal(Verdict.Right, Path(path));

    [Theory]
    [InlineData(" /a")]
    [InlineData("/a\n")]
    [InlineData("/a\n /b")]
    [InlineData("../ a")]
    [InlineData("/ a [k=current()/../b] / c")]
    public void Section9_9_2_WhiteSpaceInPath_IsAWarning(string path) => Assert.Equal(Verdict.Lax, Path(path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a")]
    [InlineData("a/b")]
    [InlineData("./a")]
    [InlineData("..")]
    [InlineData("../")]
    [InlineData("/a/")]
    [InlineData("//a")]
    [InlineData("/a/../b")]
    [InlineData("../a/..")]
    [InlineData("/a/*")]
    [InlineData("/a[k=1]/b")]
    [InlineData("/a[k='x']/b")]
    [InlineData("/a[1]/b")]
    [InlineData("/a[k=current()]/b")]
    [InlineData("/a[k=current()/b]/b")]
    [InlineData("/a[k=current()/..]/b")]
    [InlineData("/a[k=../b]/b")]
    [InlineData("/a[k=current()/../b/../c]/b")]
    [InlineData("/a[k=current()/../b/b")]
    [InlineData("../a[k=current()/../b]")]
    [InlineData("deref(../a)/../b")]
    [InlineData("/a | /b")]
    [InlineData("/a:b:c")]
    public void Section9_9_2_OtherXPath_IsNoPath(string path) => Assert.Equal(Verdict.Wrong, Path(path));

    [Theory]
    [Trait("rfc7950", "6.5")]
    [InlineData("/a", true)]
    [InlineData("/p:a/b", true)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData("/", false)]
    [InlineData("/a/", false)]
    [InlineData("/a /b", false)]
    [InlineData("/a/../b", false)]
    [InlineData("/a[k='1']", false)]
    public void Section6_5_AbsoluteNodeIdentifier(string text, bool legal)
    {
        Assert.Equal(legal, Parsing.Body($"augment \"{text}\" {{ leaf l {{ type string; }} }}").Succeeded);
        Assert.Equal(legal, Parsing.Body($"deviation \"{text}\" {{ deviate not-supported; }}").Succeeded);
    }

    [Theory]
    [Trait("rfc7950", "6.5")]
    [InlineData("a", true)]
    [InlineData("p:a/b", true)]
    [InlineData("/a", false)]
    [InlineData("", false)]
    [InlineData("a/", false)]
    [InlineData("./a", false)]
    [InlineData("a b", false)]
    public void Section6_5_DescendantNodeIdentifier(string text, bool legal)
    {
        Assert.Equal(legal, Parsing.Body($"uses g {{ augment \"{text}\" {{ leaf l {{ type string; }} }} }}").Succeeded);
        Assert.Equal(legal, Parsing.Body($"uses g {{ refine \"{text}\" {{ config true; }} }}").Succeeded);
    }

    [Theory]
    [Trait("rfc7950", "7.8.2")]
    [InlineData("a", true)]
    [InlineData("a b", true)]
    [InlineData("a\n\t p:b", true)]
    [InlineData("", false)]
    [InlineData(" a", false)]
    [InlineData("a ", false)]
    [InlineData("a,b", false)]
    [InlineData("a/b", false)]
    public void Section7_8_2_Key(string text, bool legal) =>
        Assert.Equal(legal, Parsing.Body($"list l {{ key '{text}'; leaf l {{ type string; }} }}").Succeeded);

    [Theory]
    [Trait("rfc7950", "7.8.3")]
    [InlineData("a", true)]
    [InlineData("a/p:b c", true)]
    [InlineData("", false)]
    [InlineData("/a", false)]
    [InlineData("a/b ", false)]
    public void Section7_8_3_Unique(string text, bool legal) =>
        Assert.Equal(legal, Parsing.Body($"list l {{ unique '{text}'; leaf l {{ type string; }} }}").Succeeded);

    [Theory]
    [Trait("rfc7950", "9.2.4")]
    [InlineData("1", nameof(Verdict.Right))]
    [InlineData("1..2", nameof(Verdict.Right))]
    [InlineData("min .. max", nameof(Verdict.Right))]
    [InlineData("-3..-1|0 | 5.25 .. 9.0", nameof(Verdict.Right))]
    [InlineData("1\n|2", nameof(Verdict.Right))]
    [InlineData("1.. 2.5", nameof(Verdict.Right))]
    [InlineData("1.05", nameof(Verdict.Right))]
    [InlineData(" 1..2", nameof(Verdict.Lax))]
    [InlineData("1..2 ", nameof(Verdict.Lax))]
    [InlineData("", nameof(Verdict.Wrong))]
    [InlineData("|", nameof(Verdict.Wrong))]
    [InlineData("1|", nameof(Verdict.Wrong))]
    [InlineData("1..", nameof(Verdict.Wrong))]
    [InlineData("..2", nameof(Verdict.Wrong))]
    [InlineData("1...2", nameof(Verdict.Wrong))]
    [InlineData("1-2", nameof(Verdict.Wrong))]
    [InlineData("1 2", nameof(Verdict.Wrong))]
    [InlineData("+1", nameof(Verdict.Wrong))]
    [InlineData("01", nameof(Verdict.Wrong))]
    [InlineData("- 1", nameof(Verdict.Wrong))]
    [InlineData(".5", nameof(Verdict.Wrong))]
    [InlineData("5.", nameof(Verdict.Wrong))]
    [InlineData("0x1", nameof(Verdict.Wrong))]
    [InlineData("MIN", nameof(Verdict.Wrong))]
    [InlineData("1..2..3", nameof(Verdict.Wrong))]
    public void Section9_2_4_Range(string text, string verdict) =>
        Assert.Equal(verdict, VerdictOn($"leaf l {{ type int8 {{ range '{text}'; }} }}").ToString());

    [Theory]
    [Trait("rfc7950", "9.4.4")]
    [InlineData("0 | 2..max", nameof(Verdict.Right))]
    [InlineData("-1", nameof(Verdict.Wrong))]
    [InlineData("1.5", nameof(Verdict.Wrong))]
    [InlineData("00", nameof(Verdict.Wrong))]
    public void Section9_4_4_Length(string text, string verdict) =>
        Assert.Equal(verdict, VerdictOn($"leaf l {{ type string {{ length '{text}'; }} }}").ToString());

    [Theory]
    [Trait("rfc7950", "7.20.2")]
    [InlineData("a", nameof(Verdict.Right))]
    [InlineData("p:a", nameof(Verdict.Right))]
    [InlineData("a and b or not c", nameof(Verdict.Right))]
    [InlineData("not not a", nameof(Verdict.Right))]
    [InlineData("( a or(b) )", nameof(Verdict.Wrong))]
    [InlineData("(a or (b))", nameof(Verdict.Right))]
    [InlineData("( a\nor ( not (b) ) ) and c", nameof(Verdict.Right))]
    [InlineData("and-x or or-y", nameof(Verdict.Right))]
    [InlineData(" a ", nameof(Verdict.Lax))]
    [InlineData("", nameof(Verdict.Wrong))]
    [InlineData("not", nameof(Verdict.Wrong))]
    [InlineData("not(a)", nameof(Verdict.Wrong))]
    [InlineData("(a)and (b)", nameof(Verdict.Wrong))]
    [InlineData("a b", nameof(Verdict.Wrong))]
    [InlineData("a and", nameof(Verdict.Wrong))]
    [InlineData("a or or b", nameof(Verdict.Wrong))]
    [InlineData("(a", nameof(Verdict.Wrong))]
    [InlineData("a)", nameof(Verdict.Wrong))]
    [InlineData("()", nameof(Verdict.Wrong))]
    [InlineData("a & b", nameof(Verdict.Wrong))]
    [InlineData("a AND b", nameof(Verdict.Wrong))]
    public void Section7_20_2_IfFeatureExpression(string text, string verdict) =>
        Assert.Equal(verdict, VerdictOn($"container c {{ if-feature '{text}'; }}").ToString());

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_ParenthesesWithoutEnd_AreRefusedRatherThanFollowed()
    {
        var depth = 100_000;

        Assert.False(Parsing.Body($"container c {{ if-feature '{new string('(', depth)}a{new string(')', depth)}'; }}").Succeeded);
    }

    private static Verdict Path(string path) => VerdictOn($"leaf l {{ type leafref {{ path \"{path}\"; }} }}");

    private static Verdict VerdictOn(string statements)
    {
        var result = Parsing.Body(statements);
        Assert.All(result.Diagnostics, item => Assert.True(item.Id is DiagnosticIds.InvalidArgument or DiagnosticIds.LaxArgument, item.ToString()));
        return !result.Succeeded ? Verdict.Wrong : result.Diagnostics.IsEmpty ? Verdict.Right : Verdict.Lax;
    }
}
