using System.Text.Json.Nodes;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>The JSON Schema of schema nodes as RFC 7951 sections 4 and 5 encode their instances.</summary>
internal sealed class NodeSchemas(JsonSchemaOptions options, TypeSchemas types, Descriptions descriptions)
{
    private int _nodes;

    /// <summary>The schema of the value of a member that holds this node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="depth">How many levels below it are shown; null for all.</param>
    /// <param name="level">How far below the first node it is.</param>
    public JsonObject Of(SchemaNode node, int? depth, int level)
    {
        _nodes++;
        var schema = node switch
        {
            LeafNode leaf => Leaf(leaf),
            LeafListNode leafList => LeafList(leafList),
            ListNode list => List(list, depth, level),
            AnyNode { Kind: SchemaNodeKind.AnyData } => new() { ["type"] = "object" },
            AnyNode => [],
            _ => Object(node, depth, level),
        };
        if (!node.IsConfig && node.DataParent() is { IsConfig: true })
        {
            // State says so where it begins.
            schema["readOnly"] = true;
        }

        descriptions.Add(level, schema, node.Description);
        return schema;
    }

    /// <summary>The schema of an object whose members are the data nodes in <paramref name="parent"/>.</summary>
    public JsonObject Object(SchemaNode parent, int? depth, int level)
    {
        var schema = new JsonObject { ["type"] = "object" };
        var shown = parent.DataChildren().Where(IsMember).ToList();
        if (depth <= 0 && shown.Count > 0)
        {
            schema["$comment"] = $"{shown.Count} members are not shown";
            return schema;
        }

        var properties = new JsonObject();
        foreach (var child in shown)
        {
            if (_nodes >= options.MaxNodes)
            {
                schema["$comment"] = $"{shown.Count - properties.Count} members are not shown";
                break;
            }

            // Two modules may augment the same name in; the longer name tells them apart.
            properties.TryAdd(MemberName(child, parent), Of(child, depth - 1, level + 1));
        }

        schema["properties"] = properties;
        if (properties.Count == shown.Count)
        {
            schema["additionalProperties"] = false;
        }

        new ObjectRules(parent, IsMember).Write(schema);
        return schema;
    }

    /// <summary>The name of a member: with the module's name where that is not the one above (RFC 7951 section 4).</summary>
    public static string MemberName(SchemaNode node, SchemaNode? parent) =>
        parent is not null && parent.Module.Name == node.Module.Name ? node.Name : node.Module.Name + ":" + node.Name;

    private bool IsMember(SchemaNode node) =>
        node.Kind is not (SchemaNodeKind.Action or SchemaNodeKind.Notification) &&
        (options.Shows is null || options.Shows(node)) &&
        (options.IncludeState || node.IsConfig || node.DataParent() is not { IsConfig: true });

    private JsonObject Leaf(LeafNode leaf)
    {
        var schema = types.Of(leaf.Type, leaf.Module);
        WriteUnits(schema, leaf.Units);
        if (leaf.Default is not null)
        {
            schema["default"] = DefaultValue.Of(leaf.Type, leaf.Default);
        }

        return schema;
    }

    private JsonObject LeafList(LeafListNode leafList)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = types.Of(leafList.Type, leafList.Module) };
        WriteUnits(schema, leafList.Units);
        WriteBounds(schema, leafList.MinElements, leafList.MaxElements);
        if (leafList.IsConfig)
        {
            // RFC 7950 section 7.7: the values of a configuration leaf-list are unique.
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private JsonObject List(ListNode list, int? depth, int level)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Object(list, depth, level) };
        WriteBounds(schema, list.MinElements, list.MaxElements);
        if (!list.Keys.IsEmpty)
        {
            // JSON Schema has no keys; the word is for people and models.
            schema["x-keys"] = new JsonArray([.. list.Keys.Select(key => (JsonNode)JsonValue.Create(key.Name))]);
        }

        return schema;
    }

    private static void WriteUnits(JsonObject schema, string? units)
    {
        if (units is not null)
        {
            schema["x-units"] = units;
        }
    }

    private static void WriteBounds(JsonObject schema, uint min, uint? max)
    {
        if (min > 0)
        {
            schema["minItems"] = min;
        }

        if (max is not null)
        {
            schema["maxItems"] = max;
        }
    }
}
