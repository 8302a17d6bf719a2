using System.Globalization;
using System.Text.Json;
using NetMcp.Yang.Comparing.Printing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Writing;

namespace NetMcp.Yang.Comparing;

/// <summary>Writes edits as a YANG Patch in JSON (RFC 8072).</summary>
public static class YangPatchWriter
{
    /// <summary>
    /// Writes the object with the <c>ietf-yang-patch:yang-patch</c> member, for the datastore resource. State is left out, which nobody can edit, and
    /// so are nodes without keys and unknown ones.
    /// </summary>
    /// <param name="diff">The edits, of trees that begin at the top of a datastore.</param>
    /// <param name="patchId">What the patch is called in its status.</param>
    /// <param name="writer">Gets the JSON; it is not flushed.</param>
    /// <returns>How many edits were left out.</returns>
    public static int Write(DataDiff diff, string patchId, Utf8JsonWriter writer)
    {
        var number = 0;
        writer.WriteStartObject();
        writer.WriteStartObject("ietf-yang-patch:yang-patch");
        writer.WriteString("patch-id", patchId);
        writer.WriteStartArray("edit");
        foreach (var edit in diff.Edits)
        {
            if (edit.Node.Schema is { IsConfig: true } && ResourcePath.Of(edit.Node) is { } target)
            {
                Write(edit, target, string.Create(CultureInfo.InvariantCulture, $"edit-{++number}"), writer);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        return diff.Edits.Length - number;
    }

    private static void Write(DataEdit edit, string target, string id, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("edit-id", id);
        writer.WriteString("operation", edit.Kind switch
        {
            DataEditKind.Create when edit.IsOrdered => "insert",
            DataEditKind.Create => "create",
            DataEditKind.Delete => "delete",
            DataEditKind.Replace => "replace",
            _ => "move",
        });
        writer.WriteString("target", target);
        if (edit.IsOrdered && edit.Kind is DataEditKind.Create or DataEditKind.Move)
        {
            WritePlace(edit.NewPredecessor, writer);
        }

        if (edit.Kind is DataEditKind.Create or DataEditKind.Replace)
        {
            writer.WritePropertyName("value");
            new JsonTreeWriter(writer).WriteObject(null, [edit.New!]);
        }

        writer.WriteEndObject();
    }

    private static void WritePlace(DataNode? predecessor, Utf8JsonWriter writer)
    {
        if (predecessor is not null && ResourcePath.Of(predecessor) is { } point)
        {
            writer.WriteString("point", point);
            writer.WriteString("where", "after");
        }
        else
        {
            writer.WriteString("where", "first");
        }
    }
}
