using System.Text;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>What is wrong with a document, and what it may cost.</summary>
public sealed class DocumentLimitTests
{
    private static readonly DataLimits Small = new() { MaxDepth = 8, MaxNodes = 10, MaxValueLength = 50, MaxAnnotations = 3, MaxProblems = 4 };

    public static TheoryData<string, DataProblemKind> BadXml => new()
    {
        { "<c xmlns='urn:dev'><text>a</c>", DataProblemKind.Malformed },
        { "<c xmlns='urn:dev'>", DataProblemKind.Malformed },
        { "<!DOCTYPE c [<!ENTITY e 'x'>]><c xmlns='urn:dev'><text>&e;</text></c>", DataProblemKind.Malformed },
        { "<c xmlns='urn:dev'><text>&undefined;</text></c>", DataProblemKind.Malformed },
        { "<c xmlns='urn:dev'><text>&#1;</text></c>", DataProblemKind.Malformed },
        { "<c xmlns='urn:dev'><q:text>a</q:text></c>", DataProblemKind.Malformed },
        { "not xml", DataProblemKind.Misplaced },
        { string.Concat(Enumerable.Repeat("<a xmlns='urn:dev'>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)), DataProblemKind.TooDeep },
        { InC($"<text>{new string('x', 51)}</text>"), DataProblemKind.TooLarge },
        { InC("<text d:a='1' d:b='1' d:c='1' d:d='1'/>"), DataProblemKind.TooMany },
    };

    [Fact]
    public void Malformed_Document_HasItsPlaceOnceAndCountedFromOne()
    {
        var json = Assert.Single(JsonDataReader.Read("{\"dev:c\":\n  oops}", DataTestBed.Schema).Problems);
        var xml = Assert.Single(XmlDataReader.Read("<c xmlns='urn:dev'>\n  </d>", DataTestBed.Schema).Problems);

        Assert.Equal((DataProblemKind.Malformed, 2, 3), (json.Kind, json.Line, json.Column));
        Assert.Equal((DataProblemKind.Malformed, 2), (xml.Kind, xml.Line));
        Assert.DoesNotContain("LineNumber", json.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(" Line 2", xml.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadXml))]
    public void Xml_ThatIsWrongOrTooMuch_IsAProblemWithItsPlace(string xml, DataProblemKind kind)
    {
        var tree = XmlDataReader.Read(xml, DataTestBed.Schema, limits: Small);
        var (_, stream) = Convert(xml, new XmlToJsonOptions { Limits = Small });

        Assert.Equal(kind, tree.Problems[^1].Kind);
        Assert.Equal(kind, stream.Problems[^1].Kind);
        Assert.Equal(1, tree.Problems[^1].Line);
        Assert.Equal(tree.Problems[^1].IsFatal, tree.Tree is null);
        Assert.Equal(tree.Problems[^1].IsFatal, stream.Error is not null);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(60)]
    public void Xml_AsDeepAsIsAllowed_IsWhole(int depth)
    {
        var limits = DataLimits.Default with { MaxDepth = depth };
        string Nest(int levels) => string.Concat(Enumerable.Range(1, levels).Select(level => $"<a{level} xmlns='urn:else'>")) +
            "x" + string.Concat(Enumerable.Range(1, levels).Reverse().Select(level => $"</a{level}>"));

        var (json, result) = Convert(Nest(depth), new XmlToJsonOptions { Limits = limits });
        var tooDeep = Convert(Nest(depth + 1), new XmlToJsonOptions { Limits = limits }).Result;

        Assert.Null(result.Error);
        AssertSameJson(
            string.Concat(Enumerable.Range(1, depth).Select(level => $"{{\"urn:else:a{level}\":".Replace("urn:else:", level == 1 ? "urn:else:" : string.Empty, StringComparison.Ordinal))) +
            "\"x\"" + new string('}', depth),
            json);
        Assert.Equal(DataProblemKind.TooDeep, tooDeep.Error?.Kind);
    }

    [Fact]
    public void Xml_OfAShortDocument_TakesLittleMemory()
    {
        // What is taken whatever a document's length would be thrown away for each answer of a device; large arrays cost most.
        const int Most = 64 * 1024;
        var xml = InC("<text>a</text><entry><name>b</name></entry>");
        Convert(xml);
        using var reader = System.Xml.XmlReader.Create(new StringReader(xml), XmlDataReader.CreateSettings());
        reader.Read();
        using var output = new MemoryStream(1024);

        var before = GC.GetAllocatedBytesForCurrentThread();
        XmlToJson.Convert(reader, DataTestBed.Schema, output);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(taken < Most, $"{taken} bytes");
    }

    [Fact]
    public void XmlTree_OfTooManyNodes_IsNotBuilt() =>
        Assert.Equal(DataProblemKind.TooMany, XmlDataReader.Read(InC(string.Concat(Enumerable.Repeat("<tags/>", 11))), DataTestBed.Schema, limits: Small).Problems[^1].Kind);

    public static TheoryData<string, DataProblemKind> BadJson => new()
    {
        { "", DataProblemKind.Malformed },
        { "[]", DataProblemKind.Malformed },
        { "{\"dev:c\":{}", DataProblemKind.Malformed },
        { "{\"dev:c\":{}}}", DataProblemKind.Malformed },
        { "{\"dev:c\":{}} {}", DataProblemKind.Malformed },
        { "{\"dev:c\":{\"text\":\"\\ud800\"}}", DataProblemKind.Malformed },
        { "{'dev:c':{}}", DataProblemKind.Malformed },
        { string.Concat(Enumerable.Repeat("{\"dev:any\":", 9)) + "1" + new string('}', 9), DataProblemKind.TooDeep },
        { "{\"dev:c\":{\"xml\":" + new string('[', 5000) + new string(']', 5000) + "}}", DataProblemKind.Malformed },
        { "{\"dev:tops\":[1,2,3,4,5,6,7,8,9,10,11]}", DataProblemKind.TooMany },
        { "{\"dev:top\":\"1\",\"@dev:top\":{\"dev:a\":1,\"dev:b\":1,\"dev:c\":1,\"dev:d\":1}}", DataProblemKind.TooMany },
    };

    [Theory]
    [MemberData(nameof(BadJson))]
    public void Json_ThatIsWrongOrTooMuch_IsAProblemWithItsPlace(string json, DataProblemKind kind)
    {
        var result = JsonDataReader.Read(json, DataTestBed.Schema, limits: Small);

        Assert.Equal(kind, result.Problems[^1].Kind);
        Assert.True(result.Problems[^1].IsFatal);
        Assert.Equal(1, result.Problems[^1].Line);
        Assert.Null(result.Tree);
    }

    [Fact]
    public void Json_OfBytesThatAreNoText_IsMalformed() =>
        Assert.Equal(DataProblemKind.Malformed, JsonDataReader.Read([.. "{\"dev:c\":{\"text\":\""u8, 0xff, .. "\"}}"u8], DataTestBed.Schema).Problems[^1].Kind);

    [Fact]
    public void Problem_HasLineColumnAndPath()
    {
        var xml = Assert.Single(XmlDataReader.Read("<c xmlns='urn:dev'>\n  <entry><name>a'b</name>\n    <value>x</value></entry></c>", DataTestBed.Schema).Problems);
        var json = Assert.Single(Problems("{\"dev:c\":\n {\"entry\":[{\"name\":\"a\"},{\"name\":\"b\",\n  \"value\":\"x\"}]}}"));

        Assert.Equal((3, "/dev:c/entry[name=\"a'b\"]/value"), (xml.Line, xml.Path));
        Assert.Equal((3, 11, "/dev:c/entry[name='b']/value"), (json.Line, json.Column, json.Path));
    }

    [Fact]
    public void Problems_PastTheirCap_AreCounted()
    {
        var xml = InC(string.Concat(Enumerable.Repeat("<i8>x</i8>", 1)) + string.Concat(Enumerable.Repeat("<sizes>x</sizes>", 6)));

        var tree = XmlDataReader.Read(xml, DataTestBed.Schema, limits: Small);
        var (_, stream) = Convert(xml, new XmlToJsonOptions { Limits = Small });

        Assert.Equal((4, 7), (tree.Problems.Length, tree.ProblemCount));
        Assert.Equal((4, 7), (stream.Problems.Length, stream.ProblemCount));
    }

    [Fact]
    public void Unknown_IsKeptAndMarked()
    {
        var xml = InC("<what><x>1</x></what><deep><odd xmlns='urn:else'/></deep>");

        var tree = XmlDataReader.Read(xml, DataTestBed.Schema);
        var (json, stream) = Convert(xml);

        Assert.Equal(["/dev:c/what", "/dev:c/deep/urn:else:odd"], tree.Problems.Select(problem => problem.Path));
        Assert.Equal(["/dev:c/what", "/dev:c/deep/urn:else:odd"], stream.Problems.Select(problem => problem.Path));
        Assert.Equal(2, stream.UnknownCount);
        Assert.All(tree.Problems, problem => Assert.False(problem.IsError));
        AssertSameJson(JsonInC(""" "what":{"x":"1"},"deep":{"urn:else:odd":""} """), json);
        AssertSameJson(json, JsonDataWriter.ToText(tree.Tree!));
        Assert.Equal(2, JsonDataReader.Read(Encoding.UTF8.GetBytes(json), DataTestBed.Schema).ProblemCount);
    }

    [Fact]
    [Trait("rfc7950", "7.6")]
    [Trait("rfc7950", "7.5")]
    public void Xml_OfALeafTwice_KeepsTheFirst()
    {
        var xml = InC("<text>a</text><i8>1</i8><text>b</text><deep><x>1</x></deep><deep><x>2</x></deep>");

        var tree = XmlDataReader.Read(xml, DataTestBed.Schema);
        var (json, stream) = Convert(xml);

        Assert.Equal([DataProblemKind.Duplicate, DataProblemKind.Duplicate], tree.Problems.Select(problem => problem.Kind));
        Assert.Equal([DataProblemKind.Duplicate, DataProblemKind.Duplicate], stream.Problems.Select(problem => problem.Kind));
        AssertSameJson(JsonInC(""" "text":"a","i8":1,"deep":{"x":"1"} """), json);
        AssertSameJson(json, JsonDataWriter.ToText(tree.Tree!));
    }

    [Fact]
    [Trait("rfc7950", "7.6.4")]
    public void Xml_OfAnElementInALeaf_LeavesItOut()
    {
        var xml = InC("<text>a<b>c</b>d</text><i8>1</i8>");

        Assert.Equal(DataProblemKind.Misplaced, Assert.Single(XmlDataReader.Read(xml, DataTestBed.Schema).Problems).Kind);
        AssertSameJson(JsonInC(""" "text":"ad","i8":1 """), Stream(xml));
        AssertSameJson(JsonInC(""" "text":"ad","i8":1 """), JsonDataWriter.ToText(XmlDataReader.Read(xml, DataTestBed.Schema).Tree!));
    }
}
