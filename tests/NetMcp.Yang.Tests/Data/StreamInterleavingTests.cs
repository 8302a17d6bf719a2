using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Entries that have other nodes between them.</summary>
public sealed class StreamInterleavingTests
{
    private static readonly XmlToJsonOptions SmallSpool = new() { SpoolBytes = 1000 };

    [Fact]
    [Trait("rfc7951", "5.3")]
    [Trait("rfc7950", "7.7.8")]
    public void LeafList_WithNodesBetweenItsEntries_IsOneArray() => AssertSameInC(
        "<tags>a</tags><u32>1</u32><tags>b</tags><tags>c</tags><sizes>7</sizes><text>t</text><tags>d</tags><sizes>8</sizes>",
        """ "tags":["a","b","c","d"],"u32":1,"sizes":["7","8"],"text":"t" """);

    [Fact]
    [Trait("rfc7951", "5.4")]
    [Trait("rfc7950", "7.8.5")]
    public void List_WithNodesBetweenItsEntries_IsOneArray() => AssertSameInC(
        """
        <entry><name>a</name><notes>1</notes><value>1</value><notes>2</notes></entry><on/>
        <entry><name>b</name><notes>3</notes><value>2</value><notes>4</notes><sub><a>1</a><b>x</b></sub><notes>5</notes><sub><a>2</a><b>x</b></sub></entry>
        """,
        """
        "entry":[{"name":"a","notes":["1","2"],"value":1},
                 {"name":"b","notes":["3","4","5"],"value":2,"sub":[{"a":1,"b":"x"},{"a":2,"b":"x"}]}],"on":{}
        """);

    [Fact]
    [Trait("rfc7951", "5.3")]
    public void LeafList_AtTheTopWithNodesBetweenItsEntries_IsOneArray() => AssertSame(
        """<tops xmlns="urn:dev">1</tops><top xmlns="urn:dev">9</top><tops xmlns="urn:dev">2</tops>""", """{"dev:tops":[1,2],"dev:top":"9"}""");

    [Fact]
    [Trait("rfc7951", "5.5")]
    public void UnknownElements_WithOthersBetweenThem_AreOneArray() => AssertSameInC(
        """<any><w xmlns="urn:else"><a>1</a><b>2</b><a><x>3</x></a><c>4</c><b>5</b><a>6</a></w></any>""",
        """ "any":{"urn:else:w":{"a":["1",{"x":"3"},"6"],"b":["2","5"],"c":"4"}} """);

    [Fact]
    public void List_WithMoreBetweenThanTheSpoolHolds_IsAnErrorThatSaysSo()
    {
        var (_, result) = Convert(Interleaved(between: 200_000, late: 1), SmallSpool);

        Assert.Equal(DataProblemKind.TooLarge, result.Error?.Kind);
        Assert.Contains("'tags'", result.Error!.Message);
    }

    [Fact]
    public void List_WithMoreBetweenThanASmallSpoolHolds_FitsALargerOne()
    {
        var json = Stream(Interleaved(between: 200_000, late: 1));

        AssertSameJson(JsonDataWriter.ToText(FromXml(Interleaved(between: 200_000, late: 1))), json);
    }

    [Fact]
    public void List_WithMoreLateEntriesThanTheSpoolHolds_IsAnError() =>
        Assert.Equal(DataProblemKind.TooLarge, Convert(Interleaved(between: 10, late: 2000), SmallSpool).Result.Error?.Kind);

    [Fact]
    public void List_WithEntriesThatWaitInALongNode_IsAnError()
    {
        // The late entry comes soon, but the node that its array is in does not end.
        var xml = InC("<tags>a</tags><u32>1</u32><tags>b</tags>" + string.Concat(Enumerable.Range(0, 20_000).Select(index => $"<sizes>{index}</sizes>")));

        Assert.Equal(DataProblemKind.TooLarge, Convert(xml, SmallSpool).Result.Error?.Kind);
    }

    [Fact]
    public void UnknownElement_LongerThanTheSpool_IsAnArrayBecauseMoreMayFollow()
    {
        var long1 = string.Concat(Enumerable.Range(0, 20_000).Select(index => $"<v{index % 7}>{index}</v{index % 7}>"));
        var xml = InC($"<any><w xmlns='urn:else'>{long1}</w><w xmlns='urn:else'/></any>");

        var (json, result) = Convert(xml, new XmlToJsonOptions { SpoolBytes = 300_000 });
        Assert.Null(result.Error);
        AssertSameJson(JsonDataWriter.ToText(FromXml(xml)), json);

        var alone = System.Text.Json.Nodes.JsonNode.Parse(Stream(InC($"<any><w xmlns='urn:else'><w>{new string('x', 200_000)}</w><x>y</x></w></any>"), SmallSpool));
        Assert.Equal("y", (string?)alone!["dev:c"]!["any"]!["urn:else:w"]![0]!["x"]);
    }

    private static string Interleaved(int between, int late) =>
        InC("<tags>a</tags><text>" + new string('x', between) + "</text>" + string.Concat(Enumerable.Range(0, late).Select(index => $"<tags>b{index}</tags>")));
}
