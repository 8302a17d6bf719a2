using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Documents that end early.</summary>
public sealed class StreamCutTests
{
    private static readonly string Entries = InC(string.Concat(Enumerable.Range(0, 50).Select(index => $"<entry><name>e{index}</name><value>{index}</value></entry>")));

    [Fact]
    public void Budget_ThatEverythingFits_CutsNothing()
    {
        var whole = Stream(Entries);

        var (json, result) = Convert(Entries, new XmlToJsonOptions { MaxBytes = Encoding.UTF8.GetByteCount(whole) });

        Assert.Equal(whole, json);
        Assert.Null(result.CutAt);
    }

    [Fact]
    public void Budget_OneByteTooSmall_CutsTheLastEntry()
    {
        var whole = Stream(Entries);

        var (json, result) = Convert(Entries, new XmlToJsonOptions { MaxBytes = Encoding.UTF8.GetByteCount(whole) - 1 });

        var entries = JsonNode.Parse(json)!["dev:c"]!["entry"]!.AsArray();
        Assert.Equal(49, entries.Count);
        Assert.All(entries, entry => Assert.Equal(2, entry!.AsObject().Count));
        Assert.Equal("/dev:c/entry[name='e49']", result.CutAt);
    }

    [Fact]
    public void Budget_OfOneLargeEntry_CutsInsideIt()
    {
        var xml = InC("<entry><name>big</name>" + string.Concat(Enumerable.Range(0, 100).Select(index => $"<notes>note {index}</notes>")) + "</entry>");

        var (json, result) = Convert(xml, new XmlToJsonOptions { MaxBytes = 500 });

        var notes = JsonNode.Parse(json)!["dev:c"]!["entry"]![0]!["notes"]!.AsArray();
        Assert.InRange(notes.Count, 30, 60);
        Assert.Equal($"/dev:c/entry[name='big']/notes[.='note {notes.Count}']", result.CutAt);
    }

    [Fact]
    public void Budget_OfOneLargeValue_LeavesItOutWithWhatOnlyHoldsIt()
    {
        var (json, result) = Convert(InC($"<u32>1</u32><deep><er><y>{new string('y', 5000)}</y></er></deep><i8>1</i8>"), new XmlToJsonOptions { MaxBytes = 100 });

        AssertSameJson(JsonInC(""" "u32":1 """), json);
        Assert.Equal("/dev:c/deep", result.CutAt);
    }

    [Fact]
    public void Budget_ForNothing_IsAnEmptyObject()
    {
        var (json, result) = Convert(Entries, new XmlToJsonOptions { MaxBytes = 2 });

        Assert.Equal("{}", json);
        Assert.Equal("/dev:c", result.CutAt);
    }

    [Fact]
    public void Budget_OfAnySize_IsKeptWithAPrefixOfTheDocument()
    {
        var xml = Entries.Replace("<c ", "<tops xmlns='urn:dev'>1</tops><c ", StringComparison.Ordinal) + """
            <c xmlns="urn:more" xmlns:d="urn:dev"><own d:note="a">x</own></c>
            <state xmlns="urn:dev"><log><line>a</line></log><up>true</up><log><line>b</line></log></state>
            <tops xmlns="urn:dev" xmlns:d="urn:dev" d:note="late">2</tops><tops xmlns="urn:dev">3</tops>
            <what xmlns="urn:else"><a x="1">1</a><a>2</a><b>3</b><a/></what>
            """;
        var whole = Stream(xml);
        for (var bytes = 2; bytes < Encoding.UTF8.GetByteCount(whole); bytes++)
        {
            var (json, result) = Convert(xml, new XmlToJsonOptions { MaxBytes = bytes });

            Assert.Null(result.Error);
            Assert.InRange(Encoding.UTF8.GetByteCount(json), 2, bytes);
            Assert.NotNull(result.CutAt);
            AssertPart(JsonNode.Parse(json), JsonNode.Parse(whole), $"{bytes}: {json}");
        }
    }

    [Fact]
    public void Consumer_ThatHasEnough_GetsValidJsonOfWholeEntries()
    {
        var entries = 0;
        var (json, result) = Convert(Entries, new XmlToJsonOptions { StopRequested = () => ++entries == 10 });

        Assert.Equal(10, JsonNode.Parse(json)!["dev:c"]!["entry"]!.AsArray().Count);
        Assert.Equal("/dev:c", result.CutAt);
    }

    [Fact]
    public void Consumer_ThatHasEnoughInAnEntry_DoesNotGetHalfOfIt()
    {
        var nodes = 0;
        var xml = InC("<entry><name>a</name></entry><entry><name>b</name><sub><a>1</a><b>x</b></sub><sub><a>2</a><b>x</b></sub></entry>");

        var (json, result) = Convert(xml, new XmlToJsonOptions { StopRequested = () => ++nodes == 2 });

        AssertSameJson(JsonInC(""" "entry":[{"name":"a"}] """), json);
        Assert.Equal("/dev:c/entry[name='b']", result.CutAt);
    }

    /// <summary>Whether all that is in one is in the other, and arrays begin alike.</summary>
    private static void AssertPart(JsonNode? part, JsonNode? whole, string message)
    {
        switch (part)
        {
            case JsonObject members:
                Assert.All(members, member => AssertPart(member.Value, Assert.IsType<JsonObject>(whole)[member.Key], message));
                break;
            case JsonArray entries when whole is JsonArray all:
                Assert.InRange(entries.Count, 0, all.Count);
                Assert.All(Enumerable.Range(0, entries.Count), index => AssertPart(entries[index], all[index], message));
                break;
            default:
                // What the schema does not know becomes an array when a second one comes.
                Assert.True(JsonNode.DeepEquals(part, whole) || (whole is JsonArray { Count: > 0 } array && JsonNode.DeepEquals(part, array[0])), message);
                break;
        }
    }
}
