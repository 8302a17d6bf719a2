using System.Text;
using System.Text.Json;
using System.Xml;
using NetMcp.Yang.Data.Plans;

namespace NetMcp.Yang.Data.Reading;

/// <summary>What the schema does not tell the form of: unknown nodes and the content of anydata and anyxml (RFC 7951 sections 5.5 and 5.6).</summary>
internal sealed partial class JsonTreeBuilder
{
    private bool TakeUnknown(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place, string? module, string name)
    {
        if (module is { Length: 0 } || !XmlReader.IsName(name))
        {
            Problem(document, ref reader, DataProblemKind.Misplaced, place.Node, $"{ProblemList.Quote(name)} is not a name that a node can have; it was left out.");
            return Skip(ref reader);
        }

        var node = Add(document, null, module ?? string.Empty, name, place, reader.TokenStartIndex);
        if (!place.IsFree)
        {
            Problem(document, ref reader, DataProblemKind.UnknownNode, node, module is null
                ? "A top-level name needs its module before it: 'module:name' (RFC 7951 section 4)."
                : "The schema has no such node here.");
        }

        if (reader.TokenType == JsonTokenType.StartArray && IsOfSiblings(reader))
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var entry = Add(document, null, node.ModuleName, name, place, reader.TokenStartIndex);
                entry.IsArrayEntry = true;
                if (!Keep(document, ref reader, place, entry) || !TakeFree(document, ref reader, place.Below(entry, null, ChildPlans.None, true)))
                {
                    return false;
                }
            }

            return true;
        }

        return Keep(document, ref reader, place, node) && TakeFree(document, ref reader, place.Below(node, null, ChildPlans.None, true));
    }

    /// <summary>Takes any JSON as the content of a node.</summary>
    private bool TakeFree(ReadOnlySpan<byte> document, ref Utf8JsonReader reader, Place place)
    {
        var node = place.Node!;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return TakeMembers(document, ref reader, place);
        }

        if (JsonScalar.TryTake(ref reader, out var scalar))
        {
            node.Value = scalar.Text;
            node.Shape = scalar.Shape;
            return true;
        }

        // XML has no array and no null of its own: the JSON text is kept as the value.
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        node.Value = Encoding.UTF8.GetString(document[start..(int)reader.BytesConsumed]);
        node.Shape = DataValueShape.Json;
        return true;
    }

    /// <summary>Whether an array can become siblings of one name, as the entries of a list are: it holds objects or values only, and is neither empty nor <c>[null]</c>.</summary>
    private static bool IsOfSiblings(Utf8JsonReader ahead)
    {
        var count = 0;
        while (ahead.Read() && ahead.TokenType != JsonTokenType.EndArray)
        {
            if (ahead.TokenType is JsonTokenType.StartArray or JsonTokenType.Null)
            {
                return false;
            }

            ahead.Skip();
            count++;
        }

        return count > 0;
    }
}
