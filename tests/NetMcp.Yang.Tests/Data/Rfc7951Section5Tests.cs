using NetMcp.Yang.Data;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>The kinds of nodes.</summary>
public sealed class Rfc7951Section5Tests
{
    [Fact]
    [Trait("rfc7951", "5.1")]
    public void Leaf_IsAMember() => AssertSameInC("<text>a</text><u32>7</u32>", """ "text":"a","u32":7 """);

    [Fact]
    [Trait("rfc7951", "5.2")]
    public void Container_IsAnObject() => AssertSameInC("<deep><x>1</x></deep>", """ "deep":{"x":"1"} """);

    [Fact]
    [Trait("rfc7951", "5.2")]
    public void Container_WithPresence_IsAnEmptyObject() => AssertSameInC("<on/>", """ "on":{} """);

    [Fact]
    [Trait("rfc7951", "5.3")]
    public void LeafList_IsAnArray() => AssertSameInC("<tags>b</tags><tags>a</tags><tags>b c</tags>", """ "tags":["b","a","b c"] """);

    [Fact]
    [Trait("rfc7951", "5.3")]
    public void LeafList_WithOneEntry_IsAnArrayToo() => AssertSameInC("<sizes>1</sizes>", """ "sizes":["1"] """);

    [Fact]
    [Trait("rfc7951", "5.3")]
    public void LeafList_AtTheTop_IsAnArray() =>
        AssertSame("""<tops xmlns="urn:dev">1</tops><tops xmlns="urn:dev">-2</tops>""", """{"dev:tops":[1,-2]}""");

    [Fact]
    [Trait("rfc7951", "5.4")]
    public void List_IsAnArrayOfObjects() => AssertSameInC(
        "<entry><name>a</name><value>1</value></entry><entry><name>b</name></entry>",
        """ "entry":[{"name":"a","value":1},{"name":"b"}] """);

    [Fact]
    [Trait("rfc7951", "5.4")]
    public void List_InAList_IsAnArrayInAnArray() => AssertSameInC(
        "<entry><name>a</name><sub><a>1</a><b>x</b></sub><sub><a>2</a><b>y</b></sub></entry>",
        """ "entry":[{"name":"a","sub":[{"a":1,"b":"x"},{"a":2,"b":"y"}]}] """);

    [Fact]
    [Trait("rfc7951", "5.4")]
    public void List_WithoutKeys_KeepsItsOrder() => AssertSame(
        """<state xmlns="urn:dev"><log><line>z</line></log><log><line>a</line></log><log><line>z</line></log></state>""",
        """{"dev:state":{"log":[{"line":"z"},{"line":"a"},{"line":"z"}]}}""");

    [Fact]
    [Trait("rfc7951", "5.4")]
    [Trait("rfc7950", "7.8.5")]
    public void ListKeys_AnywhereInJson_ComeFirstInXmlAndInTheirOrder() => Assert.Equal(
        """<c xmlns="urn:dev"><entry><name>n</name><sub><a>1</a><b>x</b><state>s</state></sub></entry></c>""",
        XmlDataWriter.ToText(FromJson(JsonInC(""" "entry":[{"sub":[{"state":"s","b":"x","a":1}],"name":"n"}] """))));

    [Fact]
    [Trait("rfc7951", "5.5")]
    public void AnyData_HoldsWhatTheSchemaKnows() => AssertSameInC(
        """<any><c><i64>5</i64></c><c xmlns="urn:more"><own>x</own></c></any>""",
        """ "any":{"c":{"i64":"5"},"more:c":{"own":"x"}} """);

    [Fact]
    [Trait("rfc7951", "5.5")]
    public void AnyData_HoldsWhatTheSchemaDoesNotKnow_ByTheLookOfIt() => AssertSameInC(
        """<any><w xmlns="urn:else"><one>1</one><two>a</two><two>b</two><in><x>y</x></in></w></any>""",
        """ "any":{"urn:else:w":{"one":"1","two":["a","b"],"in":{"x":"y"}}} """);

    [Fact]
    [Trait("rfc7951", "5.5")]
    public void AnyData_Empty_IsAnEmptyObject() => AssertSameInC("<any/>", """ "any":{} """);

    [Theory]
    [Trait("rfc7951", "5.6")]
    [InlineData("""{"a":1,"b":[true,"x"],"c":{"d":"e"}}""")]
    [InlineData("17")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[1,[2,{}],null]")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void AnyXml_OfAnyJson_IsKept(string json)
    {
        var document = JsonInC("\"xml\":" + json);

        AssertSameJson(document, JsonDataWriter.ToText(FromJson(document)));
    }

    [Fact]
    [Trait("rfc7951", "5.6")]
    public void AnyXml_OfElementsOrText_IsAnObjectOrAString()
    {
        AssertSameInC("<xml><p xmlns=\"urn:else\"><q>1</q></p></xml>", """ "xml":{"urn:else:p":{"q":"1"}} """);
        AssertSameInC("<xml>a &amp; b</xml>", """ "xml":"a & b" """);
    }

    [Fact]
    [Trait("rfc7951", "5.6")]
    public void AnyXml_OfMixedText_SaysThatTheTextIsLeftOut()
    {
        var (json, result) = Convert(InC("<xml>see <b>this</b></xml>"));

        AssertSameJson(JsonInC(""" "xml":{"b":"this"} """), json);
        Assert.Equal(DataProblemKind.Misplaced, Assert.Single(result.Problems).Kind);
    }

    [Theory]
    [Trait("rfc7951", "5.3")]
    [InlineData(""" "tags":"a" """)]
    [InlineData(""" "tags":{} """)]
    [InlineData(""" "tags":[["a"]] """)]
    [InlineData(""" "tags":[{}] """)]
    public void LeafList_OfAnythingButAnArrayOfValues_IsRefused(string members) => AssertMisplaced(members);

    [Theory]
    [Trait("rfc7951", "5.4")]
    [InlineData(""" "entry":{"name":"a"} """)]
    [InlineData(""" "entry":["a"] """)]
    [InlineData(""" "entry":"a" """)]
    [InlineData(""" "entry":null """)]
    public void List_OfAnythingButAnArrayOfObjects_IsRefused(string members) => AssertMisplaced(members);

    [Theory]
    [Trait("rfc7951", "5.1")]
    [Trait("rfc7951", "5.2")]
    [InlineData(""" "text":{} """)]
    [InlineData(""" "text":["a"] """)]
    [InlineData(""" "text":null """)]
    [InlineData(""" "deep":"a" """)]
    [InlineData(""" "deep":[] """)]
    [InlineData(""" "deep":null """)]
    [InlineData(""" "any":5 """)]
    public void Node_OfAnotherForm_IsRefused(string members) => AssertMisplaced(members);

    [Fact]
    [Trait("rfc7951", "5.1")]
    public void Member_ThereTwice_IsRefused() =>
        Assert.Equal(DataProblemKind.Duplicate, Assert.Single(Problems(JsonInC(""" "text":"a","dev:text":"b" """))).Kind);

    private static void AssertMisplaced(string members)
    {
        var result = JsonDataReader.Read(JsonInC(members), DataTestBed.Schema);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(DataProblemKind.Misplaced, problem.Kind);
        Assert.StartsWith("/dev:c/", problem.Path);
        Assert.Equal("""{"dev:c":{}}""", JsonDataWriter.ToText(result.Tree!));
    }
}
