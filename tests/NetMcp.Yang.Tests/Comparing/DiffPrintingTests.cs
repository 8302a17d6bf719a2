using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using NetMcp.Yang.Comparing;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Comparing;

public sealed class DiffPrintingTests
{
    private static readonly DataDiff Diff = DataDiff.Between(
        FromXml(InC("<i8>1</i8><text>t</text><tags>a</tags><tags>b</tags><tags>c</tags><entry><name>a/b,c</name><value>1</value></entry><entry><name>gone</name></entry>")),
        FromXml(InC("""
            <i8>2</i8><id>m:faster</id><tags>c</tags><tags>a</tags><tags>x</tags><deep><er><y>1</y></er></deep>
            <entry><name>a/b,c</name><value>2</value><sub><a>1</a><b>z</b></sub></entry><extra xmlns="urn:more">e</extra>
            """)));

    [Fact]
    [Trait("rfc8072", "2")]
    public void YangPatch_HasAnEditForEach()
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            Assert.Equal(0, YangPatchWriter.Write(Diff, "p1", writer));
        }

        AssertSameJson(
            """
            {"ietf-yang-patch:yang-patch":{"patch-id":"p1","edit":[
              {"edit-id":"edit-1","operation":"delete","target":"/dev:c/text"},
              {"edit-id":"edit-2","operation":"delete","target":"/dev:c/tags=b"},
              {"edit-id":"edit-3","operation":"delete","target":"/dev:c/entry=gone"},
              {"edit-id":"edit-4","operation":"replace","target":"/dev:c/i8","value":{"dev:i8":2}},
              {"edit-id":"edit-5","operation":"create","target":"/dev:c/id","value":{"dev:id":"more:faster"}},
              {"edit-id":"edit-6","operation":"move","target":"/dev:c/tags=c","where":"first"},
              {"edit-id":"edit-7","operation":"insert","target":"/dev:c/tags=x","point":"/dev:c/tags=a","where":"after","value":{"dev:tags":["x"]}},
              {"edit-id":"edit-8","operation":"create","target":"/dev:c/deep/er/y","value":{"dev:y":"1"}},
              {"edit-id":"edit-9","operation":"replace","target":"/dev:c/entry=a%2Fb%2Cc/value","value":{"dev:value":2}},
              {"edit-id":"edit-10","operation":"create","target":"/dev:c/entry=a%2Fb%2Cc/sub=1,z","value":{"dev:sub":[{"a":1,"b":"z"}]}},
              {"edit-id":"edit-11","operation":"create","target":"/dev:c/more:extra","value":{"more:extra":"e"}}]}}
            """,
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    [Trait("rfc6241", "7.2")]
    [Trait("rfc7950", "7.7.9")]
    public void EditConfig_HasAnOperationOnEach()
    {
        var expected = XElement.Parse(
            """
            <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns:yang="urn:ietf:params:xml:ns:yang:1"
                ><c xmlns="urn:dev"
                ><text nc:operation="delete"/><tags nc:operation="delete">b</tags><entry nc:operation="delete"><name>gone</name></entry
                ><i8 nc:operation="replace">2</i8><id nc:operation="create" xmlns:m="urn:more">m:faster</id
                ><tags nc:operation="merge" yang:insert="first">c</tags><tags nc:operation="create">x</tags
                ><deep><er><y nc:operation="create">1</y></er></deep
                ><entry><name>a/b,c</name><value nc:operation="replace">2</value><sub nc:operation="create"><a>1</a><b>z</b></sub></entry
                ><extra xmlns="urn:more" nc:operation="create">e</extra></c></config>
            """);

        Assert.Equal(Plain(expected), Plain(EditConfig(Diff)), XNode.EqualityComparer);
    }

    [Fact]
    [Trait("rfc7950", "7.8.6")]
    public void EditConfig_OfAListThatTheUserOrders_NamesTheEntryBeforeByItsKeys()
    {
        var schema = Compile(
            """
            module rules { namespace 'urn:rules'; prefix nc; identity k; identity v { base k; }
              list rule { key 'name kind'; ordered-by user; leaf name { type string; } leaf kind { type identityref { base k; } } leaf act { type string; } } }
            """);
        static string Rule(string name, string act = "") => $"<rule xmlns='urn:rules'><name>{name}</name><kind>v</kind>{act}</rule>";

        var config = EditConfig(DataDiff.Between(
            FromXml(Rule("it's") + Rule("b") + Rule("c"), schema), FromXml(Rule("it's") + Rule("c", "<act>drop</act>") + Rule("b"), schema)));

        XNamespace rules = "urn:rules", netconf = "urn:ietf:params:xml:ns:netconf:base:1.0", yang = "urn:ietf:params:xml:ns:yang:1";
        var rule = Assert.Single(config.Elements(rules + "rule"));
        Assert.Equal(("merge", "after"), ((string?)rule.Attribute(netconf + "operation"), (string?)rule.Attribute(yang + "insert")));
        var key = (string?)rule.Attribute(yang + "key");
        Assert.Contains((string)rule.Element(rules + "name")!, (string[])["b", "c"]);
        Assert.Matches("""^\[(\w+):name=("it's"|'c')\]\[\1:kind='\1:v'\]$""", key);
        Assert.Equal(rules, rule.GetNamespaceOfPrefix(key!.Split(':')[0][1..]));
    }

    private static XElement EditConfig(DataDiff diff)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            Assert.Equal(0, EditConfigWriter.Write(diff, writer));
        }

        return XElement.Parse(text.ToString());
    }

    // Which prefixes are declared where says nothing.
    private static XElement Plain(XElement element) => new(
        element.Name,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal),
        element.Nodes().Select(node => node is XElement child ? Plain(child) : node));
}
