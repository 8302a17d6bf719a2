namespace NetMcp.Yang.Tests.XPath;

public sealed class AccessibleTreeTests
{
    private const string Module = """
        module m {
          yang-version 1.1; namespace "urn:m"; prefix m;
          container np {
            leaf d { type int32; default 5; }
            leaf none { type int32; }
            leaf-list dl { type string; default a; default b; ordered-by user; }
            container inner { leaf x { type string; default "deep"; } }
            container there { presence "p"; leaf y { type string; default "y"; } }
          }
          container top {
            presence "p";
            leaf mode { type string; }
            leaf special { when "../mode = 's'"; type string; default "only when s"; }
            leaf tangled { when "../tangled"; type string; default "?"; }
            container guarded { when "../mode = 'g'"; leaf g { type string; default "g"; } }
            choice c { default second;
              case first { leaf f1 { type string; } leaf f2 { type string; default "f2"; } }
              case second { leaf s { type string; default "s"; } choice in { case i { leaf i1 { type string; default "i1"; } } } }
            }
            list l { key k; leaf k { type string; } leaf v { type int32; default 9; } }
            leaf state { config false; type string; default "st"; }
            container stats { config false; leaf count { type int32; } }
          }
        }
        """;

    [Theory]
    [Trait("rfc7950", "6.4.1")]
    [InlineData("np/d", "d=5")]
    [InlineData("np/none", "")]
    [InlineData("np/inner/x", "x=deep")]
    [InlineData("np/there/y", "")]
    [InlineData("np/dl", "dl=a dl=b")]
    [InlineData("np/*", "d=5 dl=a dl=b inner")]
    [InlineData("//x", "x=deep")]
    [InlineData("np/dl[2]/preceding-sibling::*[1]", "dl=a")]
    [InlineData("top", "")]
    public void Evaluate_NothingInTheData_SeesContainersAndDefaults(string path, string nodes) =>
        Assert.Equal(nodes, new XPathBed(Module, "").Nodes(path));

    [Theory]
    [Trait("rfc7950", "7.6.1")]
    [InlineData("<np xmlns='urn:m'><d>6</d><there/></np>", "np/d | np/there/y", "d=6 y=y")]
    [InlineData("<np xmlns='urn:m'><dl>z</dl></np>", "np/dl", "dl=z")]
    [InlineData("<top xmlns='urn:m'><l><k>1</k></l><l><k>2</k><v>3</v></l></top>", "top/l/v", "v=9 v=3")]
    [InlineData("<top xmlns='urn:m'><l><k>1</k></l><l><k>2</k><v>3</v></l></top>", "top/l[v = 9]/k", "k=1")]
    [InlineData("<top xmlns='urn:m'><mode>s</mode></top>", "top/special", "special=only when s")]
    [InlineData("<top xmlns='urn:m'><mode>x</mode></top>", "top/special", "")]
    [InlineData("<top xmlns='urn:m'><mode>g</mode></top>", "top/guarded/g", "g=g")]
    [InlineData("<top xmlns='urn:m'/>", "top/guarded", "")]
    [InlineData("<top xmlns='urn:m'/>", "top/tangled", "")]
    public void Evaluate_DefaultInUse_IsThereAsIfWritten(string xml, string path, string nodes) =>
        Assert.Equal(nodes, new XPathBed(Module, xml).Nodes(path));

    [Theory]
    [Trait("rfc7950", "7.9.3")]
    [InlineData("<top xmlns='urn:m'/>", "top/s | top/f2", "s=s")]
    [InlineData("<top xmlns='urn:m'><f1>x</f1></top>", "top/s | top/f2", "f2=f2")]
    [InlineData("<top xmlns='urn:m'><i1>x</i1></top>", "top/s | top/f2", "s=s")]
    [InlineData("<top xmlns='urn:m'/>", "top/i1", "")]
    public void Evaluate_DefaultInAChoice_IsInUseWithItsCase(string xml, string path, string nodes) =>
        Assert.Equal(nodes, new XPathBed(Module, xml).Nodes(path));

    [Theory]
    [Trait("rfc7950", "6.4.1")]
    [InlineData("/top/stats/count", false, "count=1")]
    [InlineData("/top/stats/count", true, "")]
    [InlineData("//count", true, "")]
    [InlineData("../state", false, "state=st")]
    [InlineData("../state", true, "")]
    [InlineData("../*[self::stats or self::mode]", true, "mode=x")]
    public void Evaluate_OnConfiguration_SeesNoState(string path, bool onConfiguration, string nodes)
    {
        var bed = new XPathBed(Module, "<top xmlns='urn:m'><mode>x</mode><stats><count>1</count></stats></top>");
        Assert.Equal(nodes, bed.Nodes(path, "top/mode", seesConfigOnly: onConfiguration));
    }

    [Fact]
    [Trait("rfc7950", "6.4.1")]
    public void Evaluate_DataWithoutState_HasNoDefaultsOfState()
    {
        const string Xml = "<top xmlns='urn:m'/>";
        Assert.Equal("state=st", new XPathBed([Module], Xml, hasState: true).Nodes("top/state"));
        Assert.Equal("", new XPathBed([Module], Xml, hasState: false).Nodes("top/state"));
    }

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Evaluate_TextOfAContainer_IsThatOfAllBelow() =>
        Assert.Equal("5abdeep", new XPathBed(Module, "").Text("np"));
}
