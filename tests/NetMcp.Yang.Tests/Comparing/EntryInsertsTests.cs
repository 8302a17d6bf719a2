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
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text))
        {
            EditConfigWriter.Write(DataDiff.Between(Tags(from), Tags(to)), writer);
        }

        XNamespace yang = "urn:ietf:params:xml:ns:yang:1";
        var tags = XElement.Parse(text.ToString()).Descendants().Where(element => element.Name.LocalName == "tags");
        Assert.Equal(expected, string.Join(", ", tags.Select(tag => $"{tag.Value} {(string?)tag.Attribute(yang + "insert")} {(string?)tag.Attribute(yang + "value")}".TrimEnd())));
    }

    private static DataTree Tags(string values) => XmlDataReader.Read(
        $"<c xmlns='urn:dev'>{string.Concat(values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => $"<tags>{value}</tags>"))}</c>", DataTestBed.Schema).Tree!;
}
