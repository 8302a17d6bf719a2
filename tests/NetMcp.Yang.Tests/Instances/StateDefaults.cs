using System.Text.Json.Nodes;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>
/// Takes leafs of state that have their default values out of JSON, and the containers that are empty then: yanglint prints them whether they
/// are in the document or not (RFC 6243 section 2.3).
/// </summary>
internal static class StateDefaults
{
    public static void Remove(JsonObject top, YangSchema schema) =>
        Remove(top, null, (module, name) => schema.FindRoot(module, name));

    private static void Remove(JsonObject members, string? above, Func<string, string, SchemaNode?> find)
    {
        foreach (var (key, value) in members.ToArray())
        {
            var parts = key.Split(':');
            var module = parts.Length > 1 ? parts[0] : above!;
            var node = find(module, parts[^1]);
            foreach (var inner in value is JsonArray array ? array.AsEnumerable() : [value])
            {
                if (inner is JsonObject below && node is not null)
                {
                    Remove(below, module, (inside, name) => node.FindDataChild(inside, name));
                }
            }

            if (node is LeafNode { IsConfig: false, Default: { } standard } && value!.ToString() == standard
                || node is LeafListNode { IsConfig: false, Defaults: { IsEmpty: false } standards } && ((JsonArray)value!).Select(entry => entry!.ToString()).SequenceEqual(standards)
                || (node is ContainerNode { Presence: null } && value is JsonObject { Count: 0 }))
            {
                members.Remove(key);
            }
        }
    }
}
