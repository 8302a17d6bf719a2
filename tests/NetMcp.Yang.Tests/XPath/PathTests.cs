namespace NetMcp.Yang.Tests.XPath;

[Trait("rfc7950", "6.4")]
public sealed class PathTests
{
    private const string Module = """
        module m {
          yang-version 1.1; namespace "urn:m"; prefix m;
          container top { presence "p";
            list l { key k; leaf k { type string; } leaf v { type int32; } container c { presence "p"; leaf x { type string; } } }
            leaf a { type string; }
            leaf-list ll { type string; ordered-by user; }
            container empty { presence "p"; }
          }
        }
        """;

    private readonly XPathBed _bed = new(
        Module,
        """
        <top xmlns="urn:m">
          <l><k>one</k><v>1</v><c><x>x1</x></c></l>
          <a>A</a>
          <l><k>two</k><v>2</v></l>
          <l><k>three</k><v>3</v><c><x>x3</x></c></l>
          <ll>p</ll><ll>q</ll><ll>r</ll>
          <empty/>
        </top>
        """);

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/top/a", "a=A")]
    [InlineData("/m:top/m:l/m:k", "k=one k=two k=three")]
    [InlineData("top/*", "l a=A l l ll=p ll=q ll=r empty")]
    [InlineData("top/m:*[self::a or self::empty]", "a=A empty")]
    [InlineData("/top/l[2]/k", "k=two")]
    [InlineData("/top/l[last()]/k", "k=three")]
    [InlineData("/top/l[position() != 2]/k", "k=one k=three")]
    [InlineData("/top/l[c][2]/k", "k=three")]
    [InlineData("/top/l[2][c]/k", "")]
    [InlineData("/top/l[k = 'three']/v", "v=3")]
    [InlineData("/top/l[v > 1]/k", "k=two k=three")]
    [InlineData("/top/l[1.0]/k", "k=one")]
    [InlineData("/top/l[1.5]/k", "")]
    [InlineData("/top/l['0']/k", "k=one k=two k=three")]
    [InlineData("//x", "x=x1 x=x3")]
    [InlineData("//x[1]", "x=x1 x=x3")]
    [InlineData("(//x)[1]", "x=x1")]
    [InlineData("//l/c/..", "l l")]
    [InlineData("//x/ancestor::*", "top l c l c")]
    [InlineData("//x/ancestor::*[1]", "c c")]
    [InlineData("(//x)[2]/ancestor-or-self::*[last()]", "top")]
    [InlineData("(//x)[2]/ancestor-or-self::node()", "/ top l c x=x3")]
    [InlineData("/top/a/preceding-sibling::*", "l")]
    [InlineData("/top/a/following-sibling::l/k", "k=two k=three")]
    [InlineData("/top/l[3]/preceding-sibling::*[1]/k", "k=two")]
    [InlineData("/top/l[3]/preceding::v", "v=1 v=2")]
    [InlineData("/top/l[1]/following::x", "x=x3")]
    [InlineData("/top/l[1]/descendant::*", "k=one v=1 c x=x1")]
    [InlineData("/top/l[1]/c/descendant-or-self::*", "c x=x1")]
    [InlineData("/top/ll[. = 'q']", "ll=q")]
    [InlineData("/top/ll/text()", "'p' 'q' 'r'")]
    [InlineData("/top/a/node()", "'A'")]
    [InlineData("/top/a/text()/..", "a=A")]
    [InlineData("/top/a/@*", "")]
    [InlineData("/top/namespace::*", "")]
    [InlineData("/top/comment()", "")]
    [InlineData("/..", "")]
    [InlineData("/top/l/nothing", "")]
    [InlineData("/top/l[2]/k | /top/l[1]/k | /top/l[2]/k", "k=one k=two")]
    [InlineData("(/top/ll | /top/a)[1]", "a=A")]
    [InlineData("/top/l/*[1]", "k=one k=two k=three")]
    public void Evaluate_Path_GivesNodesInDocumentOrder(string path, string nodes) => Assert.Equal(nodes, _bed.Nodes(path));

    [Theory]
    [InlineData("../l/k", "k=one k=two k=three")]
    [InlineData(".", "a=A")]
    [InlineData("current()/../a", "a=A")]
    [InlineData("../l[k = 'one']/c/x", "x=x1")]
    [InlineData("../l[current() = 'A']/v", "v=1 v=2 v=3")]
    [InlineData("../../..", "")]
    public void Evaluate_RelativePath_StartsAtTheContextNode(string path, string nodes) => Assert.Equal(nodes, _bed.Nodes(path, "top/a"));

    [Theory]
    [InlineData("l[k = 'e17']/v", "v=17")]
    [InlineData("l['e3' = k]/v", "v=3")]
    [InlineData("l[k = current()/ll]/v", "v=5 v=30")]
    [InlineData("l[k = /m:top/ll][v > 10]/v", "v=30")]
    [InlineData("l[k = 'e1'][1]/k | l[k = 'none']", "k=e1")]
    [InlineData("l[v = 4]/k", "k=e4")]
    [InlineData("l[v = '4']/k", "k=e4")]
    [InlineData("l[k = ../a]/k", "k=e2")]
    [InlineData("l[k = concat('e', '6')]/k", "k=e6")]
    [InlineData("l[c = 'X']/k", "k=e9")]
    [InlineData("l[k != 'e1'][1]/k", "k=e0")]
    public void Evaluate_PredicateOnManyEntries_GivesWhatWalkingThemGives(string path, string nodes)
    {
        var entries = Enumerable.Range(0, 40).Select(index => $"<l><k>e{index}</k><v>{index}</v>{(index == 9 ? "<c><x>X</x></c>" : "")}</l>");
        var bed = new XPathBed(Module, $"<top xmlns='urn:m'><a>e2</a>{string.Concat(entries)}<ll>e30</ll><ll>e5</ll></top>");

        Assert.Equal(nodes, bed.Nodes(path, "top"));
    }
}
