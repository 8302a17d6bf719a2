using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetMcp.Yang.Data.Writing;

namespace NetMcp.Yang.Data;

/// <summary>Writes instance data as JSON (RFC 7951, with RFC 7952 metadata).</summary>
public static class JsonDataWriter
{
    // The text goes to programs and models, not into HTML: only what JSON itself wants is escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes one JSON object whose members are the top-level nodes.</summary>
    /// <param name="tree">The data.</param>
    /// <param name="writer">The writer; it is not flushed.</param>
    public static void Write(DataTree tree, Utf8JsonWriter writer) => new JsonTreeWriter(writer).WriteObject(null, tree.Roots);

    /// <summary>The JSON object whose members are the top-level nodes, as text.</summary>
    /// <param name="tree">The data.</param>
    /// <param name="indented">Whether members get lines of their own.</param>
    public static string ToText(DataTree tree, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = Encoder }))
        {
            Write(tree, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
