using System.Text.Json;
using NetMcp.Core.Reading;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources.Data;

/// <summary>Tells whether a data resource exists: devices answer a filter that matches nothing with nothing, or with the nodes above it.</summary>
internal static class DataPresence
{
    /// <summary>Whether the resource exists only if there is an instance in the data.</summary>
    public static bool MustExist(DataPath path) =>
        path.Target is LeafNode or AnyNode or ContainerNode { Presence: not null } || path.Steps.Any(step => !step.Predicates.IsEmpty);

    /// <summary>Whether there is an instance in the data; of data that are cut it is not known, and taken for granted.</summary>
    public static bool Exists(DataPath path, DeviceDocument document)
    {
        if (document.Format != DataFormat.Json || document.Truncated || document.LeftOut.Count > 0)
        {
            return true;
        }

        using var json = JsonDocument.Parse(document.Text, new JsonDocumentOptions { MaxDepth = 512 });
        IEnumerable<JsonElement> found = [json.RootElement];
        string? module = null;
        foreach (var step in path.Steps)
        {
            var (name, qualified) = (step.Node.Name, step.Node.Module.Name + ":" + step.Node.Name);
            var wanted = step.Node.Module.Name == module ? name : qualified;
            module = step.Node.Module.Name;
            found = [.. found.SelectMany(Entries).Where(element => element.TryGetProperty(wanted, out _)).Select(element => element.GetProperty(wanted))];
        }

        // A list that is there without entries is not.
        return path.Target is ListNode or LeafListNode ? found.Any(list => list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > 0) : found.Any();
    }

    private static IEnumerable<JsonElement> Entries(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [element],
        JsonValueKind.Array => element.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object),
        _ => [],
    };
}
