using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Tools.Reading;

namespace NetMcp.Tools.Tests.Reading;

public sealed class ElementCutterTests
{
    private const string Interfaces =
        "<interfaces xmlns=\"urn:i\"><interface><name>eth0</name><mtu>1500</mtu></interface><interface><name>eth1</name></interface></interfaces>";

    [Theory]
    [InlineData(131, "<interfaces xmlns=\"urn:i\"><interface><name>eth0</name><mtu>1500</mtu></interface></interfaces>", "interfaces/interface[2]")]
    [InlineData(80, "<interfaces xmlns=\"urn:i\"><interface><name>eth0</name></interface></interfaces>", "interfaces/interface/mtu")]
    [InlineData(20, "", "interfaces")]
    public void Shorten_PastTheBudget_KeepsWholeElementsAndSaysWhereItCut(int budget, string expected, string cutAt)
    {
        var cut = ElementCutter.Shorten(Interfaces, budget);
        Assert.Equal(expected, cut.Xml);
        Assert.Equal(cutAt, cut.CutAt);
    }

    [Fact]
    public void Shorten_WithinTheBudget_KeepsAll()
    {
        var cut = ElementCutter.Shorten(Interfaces, Interfaces.Length);
        Assert.Equal(Interfaces, cut.Xml);
        Assert.Null(cut.CutAt);
    }

    [Theory]
    [InlineData("<a><b x='>'/><c/></a>", 17, "<a><b x='>'/></a>", "a/c")]
    [InlineData("<a><!-- <b> --><b/><c>...........</c></a>", 25, "<a><!-- <b> --><b/></a>", "a/c")]
    [InlineData("<a><b><![CDATA[</b>]]></b><c/></a>", 33, "<a><b><![CDATA[</b>]]></b></a>", "a/c")]
    [InlineData("<p:a xmlns:p='u'><p:b/><p:b/><p:b/></p:a>", 35, "<p:a xmlns:p='u'><p:b/><p:b/></p:a>", "a/b[3]")]
    [InlineData("<a/><b/><c/>", 9, "<a/><b/>", "c")]
    public void Shorten_OfOddMarkup_IsNotFooled(string xml, int budget, string expected, string cutAt)
    {
        var cut = ElementCutter.Shorten(xml, budget);
        Assert.Equal(expected, cut.Xml);
        Assert.Equal(cutAt, cut.CutAt);
    }

    [Fact]
    public void Shorten_OfAnyDocumentAtAnyBudget_IsWellFormedAndWithinIt()
    {
        var property = Prop.ForAll(Documents().ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (xml, budget) =>
        {
            var cut = ElementCutter.Shorten(xml, budget);
            XElement.Parse("<root>" + cut.Xml + "</root>");
            Assert.True(Encoding.UTF8.GetByteCount(cut.Xml) <= budget);
            Assert.Equal(cut.CutAt is null, cut.Xml == xml);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), property);
    }

    private static Gen<string> Documents() => Element(4).ArrayOf(3).Select(parts => string.Concat(parts.Select(part => part.ToString(SaveOptions.DisableFormatting))));

    private static Gen<XElement> Element(int depth)
    {
        var names = Gen.Elements("a", "interface", "naïve", "é");
        var leaf = names.SelectMany(name => Gen.Elements("", "x", "<&>\"'", "日本", "]]>").Select(text => new XElement(name, text)));
        return depth == 0
            ? leaf
            : Gen.OneOf(leaf, names.SelectMany(name => Element(depth - 1).ArrayOf(3).Select(children => new XElement(name, new XAttribute("q", "a>b"), children))));
    }
}
