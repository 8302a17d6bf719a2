using NetMcp.Yang.Data;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Metadata.</summary>
public sealed class Rfc7952Tests
{
    private const string Origin = "xmlns:or=\"urn:ietf:params:xml:ns:yang:ietf-origin\"";
    private const string WithDefaults = "xmlns:wd=\"urn:ietf:params:xml:ns:netconf:default:1.0\"";
    private const string Netconf = "xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\"";

    [Fact]
    [Trait("rfc7952", "5.2.1")]
    public void Metadata_OfAContainer_IsInIt() => AssertSameInC(
        """<deep d:note="n"><x>1</x></deep><on d:note="p"/>""",
        """ "deep":{"@":{"dev:note":"n"},"x":"1"},"on":{"@":{"dev:note":"p"}} """);

    [Fact]
    [Trait("rfc7952", "5.2.1")]
    public void Metadata_OfAListEntry_IsInIt() => AssertSameInC(
        """<entry d:note="n"><name>a</name></entry><entry><name>b</name></entry>""",
        """ "entry":[{"@":{"dev:note":"n"},"name":"a"},{"name":"b"}] """);

    [Fact]
    [Trait("rfc7952", "5.2.1")]
    public void Metadata_OfAnAnyData_IsInIt() => AssertSameInC("""<any d:note="n"/>""", """ "any":{"@":{"dev:note":"n"}} """);

    [Fact]
    [Trait("rfc7952", "5.2.2")]
    public void Metadata_OfALeaf_IsBesideIt() => AssertSameInC(
        """<i8 d:note="n" m:more="k">5</i8><extra xmlns="urn:more" m:more="l">e</extra>""",
        """ "i8":5,"@i8":{"dev:note":"n","more:more":"k"},"more:extra":"e","@more:extra":{"more:more":"l"} """);

    [Fact]
    [Trait("rfc7952", "5.2.2")]
    public void Metadata_OfAnAnyXml_IsBesideIt() => AssertSameInC(
        """<xml d:note="n"><p xmlns="urn:else">1</p></xml>""", """ "xml":{"urn:else:p":"1"},"@xml":{"dev:note":"n"} """);

    [Fact]
    [Trait("rfc7952", "5.2.3")]
    public void Metadata_OfLeafListEntries_IsAnArrayBesideThem() => AssertSameInC(
        """<tags>a</tags><tags d:note="n">b</tags><tags>c</tags><tags d:note="m">d</tags><tags>e</tags>""",
        """ "tags":["a","b","c","d","e"],"@tags":[null,{"dev:note":"n"},null,{"dev:note":"m"}] """);

    [Fact]
    [Trait("rfc7952", "5.2.3")]
    public void Metadata_BeforeItsNode_IsRead() => AssertSameJson(
        JsonInC(""" "tags":["a"],"@tags":[{"dev:note":"n"}] """),
        JsonDataWriter.ToText(FromJson(JsonInC(""" "@tags":[{"dev:note":"n"}],"tags":["a"]"""))));

    [Theory]
    [Trait("rfc7952", "5.2")]
    [InlineData(""" "@text":{"dev:note":"n"} """)]
    [InlineData(""" "text":"a","@text":[{"dev:note":"n"}] """)]
    [InlineData(""" "text":"a","@text":"n" """)]
    [InlineData(""" "text":"a","@text":{"note":"n"} """)]
    [InlineData(""" "text":"a","@text":{"dev:note":{}} """)]
    [InlineData(""" "text":"a","@text":{"dev:note":"n"},"@text":{} """)]
    [InlineData(""" "tags":["a"],"@tags":{"dev:note":"n"} """)]
    [InlineData(""" "tags":["a"],"@tags":[{"dev:note":"n"},{"dev:note":"m"}] """)]
    [InlineData(""" "tags":["a"],"@tags":[5] """)]
    [InlineData(""" "@":5 """)]
    public void Metadata_OfAnotherForm_IsRefused(string members) =>
        Assert.Equal(DataProblemKind.BadAnnotation, Assert.Single(Problems(JsonInC(members))).Kind);

    [Fact]
    [Trait("rfc7952", "5.1")]
    public void Attribute_WithoutPrefix_IsKeptAndSaid()
    {
        var result = XmlDataReader.Read(InC("""<text note="n">a</text>"""), DataTestBed.Schema);

        Assert.Equal(DataProblemKind.BadAnnotation, Assert.Single(result.Problems).Kind);
        AssertSameJson(JsonInC(""" "text":"a","@text":{"note":"n"} """), JsonDataWriter.ToText(result.Tree!));
    }

    [Fact]
    [Trait("rfc7952", "5.1")]
    public void Attribute_OfAnUnknownNamespace_KeepsIt() => AssertSameInC(
        """<text xmlns:q="urn:q" q:note="n">a</text>""", """ "text":"a","@text":{"urn:q:note":"n"} """);

    [Theory]
    [Trait("rfc8342", "6.4")]
    [InlineData("or:intended", "ietf-origin:intended")]
    [InlineData("m:odd", "more:odd")]
    public void Origin_IsAnIdentity(string xml, string json) => AssertSame(
        $"""<c xmlns="urn:dev" xmlns:m="urn:more" {Origin} or:origin="{xml}"><i8 or:origin="or:system">5</i8></c>""",
        "{\"dev:c\":{\"@\":{\"ietf-origin:origin\":\"" + json + "\"},\"i8\":5,\"@i8\":{\"ietf-origin:origin\":\"ietf-origin:system\"}}}");

    [Fact]
    [Trait("rfc6243", "6")]
    public void DefaultTag_IsABooleanAnnotation()
    {
        var xml = $"""<c xmlns="urn:dev" {WithDefaults}><i8 wd:default="true">5</i8><u32 wd:default="false">6</u32></c>""";

        AssertSame(xml, JsonInC(""" "i8":5,"@i8":{"ietf-netconf-with-defaults:default":true},"u32":6,"@u32":{"ietf-netconf-with-defaults:default":false} """));
        Assert.Equal([true, false], FromXml(xml).Roots[0].Children.Select(node => node.IsDefault));
    }

    [Fact]
    [Trait("rfc6241", "7.2")]
    public void Operation_IsAnAnnotationOfNetconf() => AssertSame(
        $"""<c xmlns="urn:dev" {Netconf}><entry nc:operation="delete"><name>a</name></entry></c>""",
        JsonInC(""" "entry":[{"@":{"ietf-netconf:operation":"delete"},"name":"a"}] """));

    [Fact]
    [Trait("rfc7952", "5.1")]
    public void Prefixes_ThatTwoModulesShareOnOneElement_AreToldApart()
    {
        var schema = Compile(
            "module one { namespace 'urn:one'; prefix p; identity base; leaf id { type identityref { base base; } } }",
            "module two { namespace 'urn:two'; prefix p; import one { prefix o; } identity derived { base o:base; } }");
        var json = """{"one:id":"two:derived","@one:id":{"one:note":"n"}}""";

        var xml = XmlDataWriter.ToText(FromJson(json, schema));

        AssertSameJson(json, JsonDataWriter.ToText(FromXml(xml, schema)));
    }

    [Fact]
    [Trait("rfc7952", "3")]
    public void Annotation_OfAKnownType_IsWrittenByIt()
    {
        var schema = Compile(
            "module ietf-yang-metadata { namespace 'urn:ietf:params:xml:ns:yang:ietf-yang-metadata'; prefix md; extension annotation { argument name; } }",
            """
            module noted { yang-version 1.1; namespace 'urn:noted'; prefix n; import ietf-yang-metadata { prefix md; } identity k; identity v { base k; }
              md:annotation count { type uint8; } md:annotation kind { type identityref { base k; } } leaf a { type string; } }
            """);
        const string Json = """{"noted:a":"x","@noted:a":{"noted:count":5,"noted:kind":"noted:v"}}""";
        const string Xml = "<a xmlns='urn:noted' xmlns:q='urn:noted' q:count='05' q:kind='q:v'>x</a>";

        AssertSameJson(Json, JsonDataWriter.ToText(FromXml(Xml, schema)));
        AssertSameJson(Json, Stream(Xml, schema: schema));
        AssertSameJson(Json, JsonDataWriter.ToText(FromXml(XmlDataWriter.ToText(FromJson(Json, schema)), schema)));
        Assert.Equal(DataProblemKind.BadAnnotation, Assert.Single(JsonDataReader.Read(Json.Replace(":5", ":\"5\"", StringComparison.Ordinal), schema).Problems).Kind);
        Assert.Equal(DataProblemKind.BadAnnotation, Assert.Single(XmlDataReader.Read(Xml.Replace("05", "300", StringComparison.Ordinal), schema).Problems).Kind);
    }
}
