using System.Xml;
using NetMcp.Yang.Comparing.Printing;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>Writes edits as the configuration of an edit-config (RFC 6241 section 7.2).</summary>
public static class EditConfigWriter
{
    /// <summary>
    /// Writes the <c>config</c> element. Each edit is an operation attribute on its node: create, delete, replace; a place among entries that the user
    /// orders is an insert attribute (RFC 7950 sections 7.7.9 and 7.8.6). It goes with the default operation merge or none. State is left out.
    /// </summary>
    /// <param name="diff">The edits, of trees that begin at the top of a datastore.</param>
    /// <param name="writer">Gets the XML; it is neither flushed nor closed.</param>
    /// <param name="placing">How places are said.</param>
    /// <returns>How many edits were left out.</returns>
    public static int Write(DataDiff diff, XmlWriter writer, EntryPlacing placing = EntryPlacing.ByInsert)
    {
        var root = new EditElement(null, default);
        var leftOut = 0;
        foreach (var edit in diff.Edits)
        {
            if (edit.Node.Schema is { IsConfig: true })
            {
                root.Place(edit);
            }
            else
            {
                leftOut++;
            }
        }

        new EditXml(diff, writer, placing).Write(root);
        return leftOut;
    }
}
