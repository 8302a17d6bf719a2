using System.Text;
using System.Xml;
using System.Xml.Linq;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Tests.Data;
using Xunit;

namespace NetMcp.Yang.Tests.Comparing;

public sealed class EntryInsertsTests
{
    [Theory]
    [InlineData("a", "a b c", "b, c")]
    [InlineData("", "a b", "a, b")]
    [InlineData("a z", "a b c z", "b after a, c before z")]
    [InlineData("z", "a b z", "a first, b before z")]
    [InlineData("a b", "b a c", "b first, c")]
    [Trait("rfc7950", "7.7.9")]
    public void EditConfig_OfNewEntries_NamesOnlyEntriesThatWereThere(string from, string to, string expected)
    {
        XNamespace yang = "urn:ietf:params:xml:ns:yang:1";
        var tags = Edits(from, to, EntryPlacing.ByInsert);
        Assert.Equal(expected, string.Join(", ", tags.Select(tag => $"{tag.Value} {(string?)tag.Attribute(yang + "insert")} {(string?)tag.Attribute(yang + "value")}".TrimEnd())));
    }

    [Theory]
    [InlineData("a", "a b c", "create b, create c")]
    [InlineData("a z", "a b c z", "remove z, merge b, merge c, merge z")]
    [InlineData("z", "a b z", "remove z, merge a, merge b, merge z")]
    [InlineData("a b c", "b a c", "remove b, remove a, remove c, merge b, merge a, merge c")]
    [InlineData("a b c", "a c", "delete b")]
    [InlineData("a b c d", "a d c", "delete b, remove d, remove c, merge d, merge c")]
    public void EditConfig_ForDevicesThatPlaceNothing_MakesWhatStandsBehindAnew(string from, string to, string expected)
    {
        XNamespace nc = "urn:ietf:params:xml:ns:netconf:base:1.0";
        var edits = Edits(from, to, EntryPlacing.ByRemaking);

        Assert.Equal(expected, string.Join(", ", edits.Select(tag => $"{(string?)tag.Attribute(nc + "operation")} {tag.Value}")));

        // What such a device makes of it, one element after the other: a new entry is the last.
        var runs = from.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var tag in edits)
        {
            if ((string?)tag.Attribute(nc + "operation") is "create" or "merge")
            {
                Assert.DoesNotContain(tag.Value, runs);
                runs.Add(tag.Value);
            }
            else
            {
                Assert.True(runs.Remove(tag.Value));
            }
        }

        Assert.Equal(to, string.Join(' ', runs));
    }

    private static List<XElement> Edits(string from, string to, EntryPlacing placing)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text))
        {
            EditConfigWriter.Write(DataDiff.Between(Tags(from), Tags(to)), writer, placing);
        }

        return [.. XElement.Parse(text.ToString()).Descendants().Where(element => element.Name.LocalName == "tags")];
    }

    private static DataTree Tags(string values) => XmlDataReader.Read(
        $"<c xmlns='urn:dev'>{string.Concat(values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => $"<tags>{value}</tags>"))}</c>", DataTestBed.Schema).Tree!;
}
