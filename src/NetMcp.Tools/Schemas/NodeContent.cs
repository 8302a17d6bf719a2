using System.Text.Json.Nodes;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;
using NetMcp.Yang.JsonSchemas;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Summaries;
using NetMcp.Yang.Trees;

namespace NetMcp.Tools.Schemas;

/// <summary>Writes a schema node within bounds: a model may have tens of thousands of them below one.</summary>
/// <param name="options">The limits.</param>
/// <param name="texts">Makes texts safe.</param>
/// <param name="shows">Whether a data node is there for whoever asks; null for all.</param>
internal sealed class NodeContent(ToolOptions options, FailureContent texts, Func<SchemaNode, bool>? shows = null)
{
    /// <summary>What is at the top of all modules.</summary>
    public ToolAnswer WriteTop(DeviceSchema device)
    {
        var roots = device.Schema.Modules.Where(module => module.IsImplemented).SelectMany(module => module.Children).Where(node => node.IsDataNode && (shows is null || shows(node))).ToList();
        var children = new JsonObject(roots.Take(options.MaxNodesListed).Select(root => KeyValuePair.Create(root.PathText(), (JsonNode?)root.Kind.Word())));
        var content = new JsonObject { ["path"] = "/", ["children"] = children };
        if (roots.Count > options.MaxNodesListed)
        {
            content["more"] = roots.Count - options.MaxNodesListed;
        }

        if (device.Degraded.Count > 0)
        {
            content["degraded"] = new JsonObject(device.Degraded.Take(options.MaxNodesListed)
                .DistinctBy(degraded => degraded.Name)
                .Select(degraded => KeyValuePair.Create(texts.Safe(degraded.Name), (JsonNode?)texts.Safe(degraded.Reason))));
        }

        return new ToolAnswer(content);
    }

    /// <summary>A node.</summary>
    public ToolAnswer Write(SchemaNode node, DescribeForm form, int? depth) => form switch
    {
        DescribeForm.Tree => Tree(node, depth),
        DescribeForm.JsonSchema => JsonSchema(node, depth),
        _ => new ToolAnswer(Safe(NodeSummary.Write(node, new SummaryOptions { Depth = depth ?? 1, MaxChildren = options.MaxNodesListed, Shows = shows }))),
    };

    private ToolAnswer Tree(SchemaNode node, int? depth)
    {
        using var text = new StringWriter();
        TreeDiagram.Write(text, node, new TreeOptions { Depth = depth, MaxLines = options.MaxTreeLines, Shows = shows });

        // Line by line: the cleaning makes one line of whatever it is given.
        var tree = string.Join('\n', text.ToString().TrimEnd('\n').Split('\n').Select(texts.Safe));
        return new ToolAnswer(new JsonObject { ["path"] = node.PathText(), ["tree"] = tree }, UntrustedText.Fence(tree));
    }

    private ToolAnswer JsonSchema(SchemaNode node, int? depth)
    {
        var schema = JsonSchemaWriter.Write(node, new JsonSchemaOptions { Depth = depth, MaxNodes = options.MaxNodesListed, DescriptionCharacters = options.SchemaDescriptionCharacters, Shows = shows });
        return new ToolAnswer(new JsonObject { ["path"] = node.PathText(), ["schema"] = Safe(schema) });
    }

    // All texts of a module are a device's.
    private JsonObject Safe(JsonObject node) => new(node.Select(member => KeyValuePair.Create(member.Key, Safe(member.Value))));

    private JsonNode? Safe(JsonNode? node) => node switch
    {
        JsonObject members => Safe(members),
        JsonArray items => new JsonArray([.. items.Select(Safe)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(texts.Safe(text)),
        _ => node?.DeepClone(),
    };
}
