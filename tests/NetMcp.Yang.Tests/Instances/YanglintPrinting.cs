using System.Text.Json.Nodes;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>
/// Takes out of JSON what yanglint prints or not whatever the document has: leafs of state with their default values, which it always prints
/// (RFC 6243 section 2.3), and empty containers without presence, which it never does (RFC 7950 section 7.5.1: they mean nothing).
/// </summary>
internal static class YanglintPrinting
{
    public static void Level(JsonObject top, YangSchema schema) =>
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
