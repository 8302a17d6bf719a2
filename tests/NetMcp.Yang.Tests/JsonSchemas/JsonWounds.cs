using System.Text.Json.Nodes;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Tests.JsonSchemas;

/// <summary>Wounds documents in JSON so that a schema of their structure and types must see it.</summary>
internal static class JsonWounds
{
    /// <summary>The kinds of wounds.</summary>
    public static readonly string[] Kinds = ["boolean", "enumeration", "key", "number", "text", "unknown"];

    /// <summary>The document with one wound of each kind that there is a place for.</summary>
    /// <param name="document">An object with one member.</param>
    /// <param name="node">The container that it holds.</param>
    /// <param name="random">Picks the places.</param>
    public static IEnumerable<(string Wound, JsonObject Json)> Of(JsonObject document, SchemaNode node, Random random)
    {
        var places = Places(document.Single().Value!, node).ToArray();
        foreach (var kind in Kinds)
        {
            var fitting = places.Where(place => place.Kind == kind).ToArray();
            if (fitting.Length == 0)
            {
                continue;
            }

            var (_, holder, member) = fitting[random.Next(fitting.Length)];
            var wounded = Wound(document, holder, member, kind);
            yield return ($"{kind} {holder.GetPath()} {member}", wounded);
        }
    }

    private static JsonObject Wound(JsonObject document, JsonObject holder, string member, string kind)
    {
        var kept = holder[member];
        switch (kind)
        {
            case "key":
                holder.Remove(member);
                break;
            case "number":
                holder[member] = "7";
                break;
            case "text":
                holder[member] = 7;
                break;
            case "boolean":
                holder[member] = "true";
                break;
            case "enumeration":
                holder[member] = "no such value";
                break;
            default:
                holder["no-such-node"] = 1;
                break;
        }

        var wounded = (JsonObject)document.DeepClone();
        holder.Remove("no-such-node");
        holder.Remove(member);
        holder[member] = kept;
        return wounded;
    }

    private static IEnumerable<(string Kind, JsonObject Holder, string Member)> Places(JsonNode value, SchemaNode node)
    {
        switch (value)
        {
            case JsonArray entries:
                return entries.OfType<JsonObject>().SelectMany(entry => Places(entry, node));
            case JsonObject holder:
                return holder.SelectMany(member => Places(holder, member.Key, member.Value!, node)).ToArray();
            default:
                return [];
        }
    }

    private static IEnumerable<(string Kind, JsonObject Holder, string Member)> Places(JsonObject holder, string member, JsonNode value, SchemaNode parent)
    {
        var parts = member.Split(':');
        var node = parent.FindDataChild(parts.Length > 1 ? parts[0] : parent.Module.Name, parts[^1])!;
        yield return ("unknown", holder, member);
        if (node is LeafNode { IsKey: true })
        {
            yield return ("key", holder, member);
        }

        var kind = (node as LeafNode)?.Type.Base switch
        {
            YangBaseType.Boolean => "boolean",
            YangBaseType.Enumeration => "enumeration",
            >= YangBaseType.Int8 and <= YangBaseType.Int32 or >= YangBaseType.UInt8 and <= YangBaseType.UInt32 => "number",
            YangBaseType.String or YangBaseType.UInt64 or YangBaseType.Decimal64 => "text",
            _ => null,
        };
        if (kind is not null)
        {
            yield return (kind, holder, member);
        }

        foreach (var place in Places(value, node))
        {
            yield return place;
        }
    }
}
