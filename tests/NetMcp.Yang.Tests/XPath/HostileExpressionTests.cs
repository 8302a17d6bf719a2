using NetMcp.Yang.XPath;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Tests.XPath;

[Trait("rfc7950", "6.4")]
public sealed class HostileExpressionTests
{
    private const string Module = """
        module m {
          yang-version 1.1; namespace "urn:m"; prefix m;
          container top { presence "p"; list l { key k; leaf k { type string; } leaf p { type string; } } }
        }
        """;

    private static readonly string Xml =
        "<top xmlns='urn:m'>" + string.Concat(Enumerable.Range(0, 1000).Select(index => $"<l><k>{index}</k><p>aaaaaaaaaaaaaaaaaaaaaaaa</p></l>")) + "</top>";

    [Theory]
    [InlineData("//*[//*[//*]]")]
    [InlineData("count(//*[count(//*[count(//*) > 0]) > 0])")]
    [InlineData("//*/following::*/preceding::*")]
    [InlineData("//l[string(/) = .]")]
    [InlineData("//*[//k != //p]")]
    [InlineData("//*[//k < //p]")]
    [InlineData("//*[translate(/, 'a', 'b')]")]
    [InlineData("//*[sum(//k) > count(//k | //p)]")]
    public void Evaluate_ExpressionWithoutEnd_IsTooExpensive(string expression)
    {
        var bed = new XPathBed(Module, Xml);
        Assert.Null(bed.Evaluate(expression, maxSteps: 300_000));
    }

    [Fact]
    public void Evaluate_Cancelled_Stops()
    {
        var bed = new XPathBed(Module, Xml);
        Assert.True(XPathParser.TryParse("//*[//*[//*]]", new AnyName(), out var expression, out _));
        Assert.Throws<OperationCanceledException>(() => XPathEvaluator.Evaluate(expression, bed.Tree, null, maxSteps: long.MaxValue, cancellationToken: new(canceled: true)));
    }

    [Fact]
    public void Evaluate_DeepestTreeOfOperators_DoesNotOverflow()
    {
        var bed = new XPathBed(Module, "<top xmlns='urn:m'/>");
        Assert.Equal("1001", bed.Text("1" + string.Concat(Enumerable.Repeat(" + 1", XPathParser.MaxOperators))));
        Assert.Equal("1", bed.Text(string.Concat(Enumerable.Repeat("number(", XPathParser.MaxDepth - 2)) + "1" + new string(')', XPathParser.MaxDepth - 2)));
        Assert.Equal("true", bed.Text("boolean(" + string.Concat(Enumerable.Repeat("//*[", XPathParser.MaxDepth - 4)) + "1" + new string(']', XPathParser.MaxDepth - 4) + ")"));
    }

    [Fact]
    public void Evaluate_DefaultsWhoseConditionsAskForEachOther_AreTooExpensive()
    {
        Assert.NotNull(Chain(30).Evaluate("top/d0"));
        Assert.Null(Chain(3_000).Evaluate("top/d0"));
    }

    private static XPathBed Chain(int length)
    {
        var leafs = string.Concat(Enumerable.Range(0, length).Select(index => $"leaf d{index} {{ when \"../d{index + 1}\"; type string; default x; }} "));
        return new($"module m {{ yang-version 1.1; namespace \"urn:m\"; prefix m; container top {{ presence p; {leafs} leaf d{length} {{ type string; default x; }} }} }}", "<top xmlns='urn:m'/>");
    }

    private sealed class AnyName : IXPathNames
    {
        public string? ModuleOf(string? prefix) => "m";
    }
}
