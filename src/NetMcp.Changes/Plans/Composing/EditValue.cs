using System.Buffers;
using System.Text.Json;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Reads an edit's value: RFC 7951 JSON of the node itself, or an object of one member that names it (as RFC 8040 has its bodies).</summary>
internal static class EditValue
{
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly DataLimits Limits = new() { MaxNodes = 200_000, MaxDepth = 64, MaxProblems = 50 };

    /// <summary>Reads a value.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="value">The value.</param>
    /// <param name="edit">Begins each message.</param>
    /// <param name="messages">Gets what is wrong.</param>
    /// <param name="fragment">The nodes; null where the path says all, as that of a leaf-list entry does.</param>
    public static bool TryRead(DataPath path, JsonElement? value, string edit, MessageList messages, out DataTree? fragment)
    {
        fragment = null;
        if (value is not { ValueKind: not JsonValueKind.Undefined } json)
        {
            if (path.Steps[^1].Predicates.Length > 0)
            {
                return true;
            }

            messages.Error(path.ToString(), $"{edit}A value is needed: '{path.Target.Name}' as RFC 7951 JSON.");
            return false;
        }

        var buffer = new ArrayBufferWriter<byte>();
        Write(path.Target, Unwrap(path.Target, json), buffer);
        if (buffer.WrittenCount > MostBytes)
        {
            messages.Error(path.ToString(), $"{edit}The value has more than {MostBytes} bytes.");
            return false;
        }

        var read = JsonDataReader.Read(buffer.WrittenSpan, path.Schema, new DataContext(path.Target.DataParent()), Limits);
        fragment = read.Tree;
        if (read.Tree is not null)
        {
            messages.Hide(read.Tree);
        }

        var above = path.Steps.Length == 1 ? string.Empty : path.Begin(path.Steps.Length - 1).ToString();
        foreach (var problem in read.Problems)
        {
            var at = problem.Path == "/" ? path.ToString() : above + problem.Path;
            messages.Error(at, $"{edit}{Text(problem, at, path.Schema)}");
        }

        if (read.Succeeded && read.Tree!.Roots.Count == 0)
        {
            messages.Error(path.ToString(), $"{edit}The value has no entry.");
            return false;
        }

        return read.Succeeded;
    }

    // What a path error suggests, a value's unknown member wants too.
    private static string Text(DataProblem problem, string at, YangSchema schema) =>
        problem.Kind == DataProblemKind.UnknownNode && !DataPath.TryRead(schema, at, out _, out var error) ? error.Message : problem.Message;

    // An object of one member of the node's name is taken for the node, unless that is what it may hold itself.
    private static JsonElement Unwrap(SchemaNode node, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || node is AnyNode)
        {
            return json;
        }

        using var members = json.EnumerateObject();
        if (!members.MoveNext())
        {
            return json;
        }

        var only = members.Current;
        return !members.MoveNext() && (only.NameEquals(node.Name) || only.NameEquals(node.Module.Name + ":" + node.Name)) && !HasChild(node) ? only.Value : json;
    }

    private static bool HasChild(SchemaNode node) => node.FindDataChild(node.Module.Name, node.Name) is not null;

    private static void Write(SchemaNode node, JsonElement value, ArrayBufferWriter<byte> buffer)
    {
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WritePropertyName(node.Module.Name + ":" + node.Name);
        var isEntry = node is ListNode or LeafListNode && value.ValueKind != JsonValueKind.Array;
        if (isEntry)
        {
            writer.WriteStartArray();
        }

        value.WriteTo(writer);
        if (isEntry)
        {
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
