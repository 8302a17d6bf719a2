using System.Text;
using System.Xml;
using System.Xml.Linq;
using NetMcp.Core.Editing;
using NetMcp.Yang.Comparing;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Writes a difference as the children of an edit-config's config element.</summary>
internal static class EditText
{
    /// <summary>The elements; empty when there is nothing to do.</summary>
    /// <param name="diff">The difference.</param>
    /// <param name="abilities">What the device takes.</param>
    /// <param name="leftOut">How many edits cannot be said, because the models do not know the node.</param>
    public static string Of(DataDiff diff, EditAbilities abilities, out int leftOut)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Settings(ConformanceLevel.Document)))
        {
            leftOut = EditConfigWriter.Write(diff, writer, abilities.PlacesByInsert ? EntryPlacing.ByInsert : EntryPlacing.ByRemaking);
        }

        using var reader = XmlReader.Create(new StringReader(text.ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var children = new StringBuilder();
        using (var writer = XmlWriter.Create(children, Settings(ConformanceLevel.Fragment)))
        {
            foreach (var child in XElement.Load(reader, LoadOptions.PreserveWhitespace).Elements())
            {
                child.WriteTo(writer);
            }
        }

        return children.ToString();
    }

    // A carriage return in a value would be a line feed otherwise (XML 1.0 section 2.11).
    private static XmlWriterSettings Settings(ConformanceLevel level) =>
        new() { ConformanceLevel = level, OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize };
}
