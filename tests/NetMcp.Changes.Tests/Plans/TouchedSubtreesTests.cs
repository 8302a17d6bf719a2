using NetMcp.Changes.Plans;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Changes.Tests.Plans;

public sealed class TouchedSubtreesTests
{
    private static readonly YangSchema Schema = FakeModels.Compile("""
        module box { namespace urn:box; prefix b;
          container box {
            leaf name { type string; }
            list port { key name; leaf name { type string; } leaf mtu { type uint16; } leaf secret { type string; } }
            leaf-list secrets { type string; }
          }
        }
        """);

    [Theory]
    [InlineData("<port><name>a</name><mtu>1</mtu></port>", "<name>x</name><port><name>b</name></port><port><mtu>1</mtu><name>a</name></port>", true)]
    [InlineData("<port><name>a</name><mtu>1</mtu></port>", "<port><name>a</name><mtu>2</mtu></port>", false)]
    [InlineData("", "<port><name>a</name></port>", true)]
    public void Hash_CountsNothingButWhatIsTouched(string left, string right, bool same)
    {
        var touched = Paths("/box:box/port[name='a']/mtu");

        Assert.Equal(same, TouchedSubtrees.Hash(Tree(left), touched) == TouchedSubtrees.Hash(Tree(right), touched));
    }

    [Fact]
    public void Difference_OfSecrets_ShowsThatTheyDifferAndNotWhat()
    {
        var text = TouchedSubtrees.Difference(
            Tree("<port><name>a</name><secret>one</secret></port>"),
            Tree("<port><name>a</name><secret>two</secret></port><secrets>three</secrets>"),
            Paths("/box:box"),
            new FakeMasker());

        Assert.Equal("~ /box:box/port[name='a']/secret: *** -> ***\n+ /box:box/secrets[.='***']\n", text);
    }

    [Fact]
    public void Image_IsReadBackAsItWas()
    {
        var touched = Paths("/box:box/port[name='a']");
        var tree = Tree("<port><name>a</name><secret>&lt;&amp;</secret></port>");

        var read = TouchedSubtrees.FromXml(TouchedSubtrees.ToXml(tree, touched), Schema).Value;

        Assert.Equal(TouchedSubtrees.Hash(tree, touched), TouchedSubtrees.Hash(read, touched));
        Assert.Null(TouchedSubtrees.Difference(tree, read, touched, new FakeMasker()));
    }

    private static DataTree Tree(string content) => XmlDataReader.Read($"<box xmlns='urn:box'>{content}</box>", Schema).Tree!;

    private static DataPath[] Paths(params string[] texts) =>
        [.. texts.Select(text => DataPath.TryRead(Schema, text, out var path, out var error) ? path : throw new ArgumentException(error.Message))];
}
