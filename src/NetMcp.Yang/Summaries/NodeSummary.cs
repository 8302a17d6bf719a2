using System.Text.Json.Nodes;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Summaries;

/// <summary>Says what a schema node is and what is in it, in few words.</summary>
public static class NodeSummary
{
    private const int LongestLine = 80;
    private const int MostConditions = 8;

    /// <summary>
    /// An object with <c>path</c>, <c>kind</c>, <c>module</c> and, where there is such a thing, <c>config</c>, <c>status</c>, <c>type</c>, <c>units</c>,
    /// <c>default</c>, <c>mandatory</c>, <c>keys</c>, <c>presence</c>, <c>when</c>, <c>must</c>, <c>description</c>; <c>children</c> has a line for each
    /// node below by its path from here, and <c>more</c> says how many had no room.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="options">How much is shown; null for <see cref="SummaryOptions.Default"/>.</param>
    public static JsonObject Write(SchemaNode node, SummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        options ??= SummaryOptions.Default;
        var summary = new JsonObject { ["path"] = node.PathText(), ["kind"] = node.Kind.Word(), ["module"] = node.Module.ToString() };
        if (!IsOperational(node))
        {
            summary["config"] = node.IsConfig;
        }

        WriteFacts(summary, node, options.Shows);
        WriteConditions(summary, node);
        Set(summary, "description", BriefText.Of(node.Description, options.DescriptionCharacters));
        WriteChildren(summary, node, options);
        return summary;
    }

    private static bool IsOperational(SchemaNode node) =>
        node.Kind is SchemaNodeKind.Rpc or SchemaNodeKind.Action or SchemaNodeKind.Input or SchemaNodeKind.Output or SchemaNodeKind.Notification;

    private static void WriteFacts(JsonObject summary, SchemaNode node, Func<SchemaNode, bool>? shows)
    {
        Set(summary, "status", node.Status == NodeStatus.Current ? null : node.Status.ToString().ToLowerInvariant());
        switch (node)
        {
            case LeafNode leaf:
                Set(summary, "type", TypeText.Of(leaf.Type, shows));
                Set(summary, "units", leaf.Units);
                Set(summary, "default", leaf.Default);
                break;
            case LeafListNode leafList:
                Set(summary, "type", TypeText.Of(leafList.Type, shows));
                Set(summary, "units", leafList.Units);
                WriteCounts(summary, leafList.MinElements, leafList.MaxElements, leafList.IsOrderedByUser);
                break;
            case ListNode list:
                summary["keys"] = new JsonArray([.. list.Keys.Select(key => (JsonNode)JsonValue.Create(key.Name))]);
                WriteCounts(summary, list.MinElements, list.MaxElements, list.IsOrderedByUser);
                break;
            case ContainerNode container:
                Set(summary, "presence", BriefText.Of(container.Presence, LongestLine));
                break;
            default:
                break;
        }

        if (node.IsMandatory)
        {
            summary["mandatory"] = true;
        }
    }

    private static void WriteCounts(JsonObject summary, uint min, uint? max, bool orderedByUser)
    {
        if (min > 0)
        {
            summary["minElements"] = min;
        }

        if (max is not null)
        {
            summary["maxElements"] = max;
        }

        if (orderedByUser)
        {
            summary["orderedBy"] = "user";
        }
    }

    private static void WriteConditions(JsonObject summary, SchemaNode node)
    {
        Write("when", node.Whens.Select(when => when.Condition.Text));
        Write("must", node.Musts.Select(must => must.Condition.Text));
        Write("features", node.IfFeatures);

        void Write(string name, IEnumerable<string> texts)
        {
            if (texts.Take(MostConditions).Select(text => (JsonNode)JsonValue.Create(text)).ToArray() is { Length: > 0 } shown)
            {
                summary[name] = new JsonArray(shown);
            }
        }
    }

    private static void WriteChildren(JsonObject summary, SchemaNode node, SummaryOptions options)
    {
        var below = Below(node, "", options.Depth, options.Shows).ToList();
        if (below.Count == 0)
        {
            return;
        }

        var shown = below.Take(options.MaxChildren).ToList();
        var perChild = Math.Min(LongestLine, options.ChildDescriptionCharacters / shown.Count);
        summary["children"] = new JsonObject(shown.Select(child => KeyValuePair.Create(child.Path, (JsonNode?)JsonValue.Create(Line(child.Node, perChild, options.Shows)))));
        if (below.Count > shown.Count)
        {
            summary["more"] = below.Count - shown.Count;
        }
    }

    private static IEnumerable<(string Path, SchemaNode Node)> Below(SchemaNode node, string above, int depth, Func<SchemaNode, bool>? shows)
    {
        if (depth <= 0)
        {
            yield break;
        }

        foreach (var child in node is OperationNode ? node.Children.Where(side => !side.Children.IsEmpty) : node.DataChildren().Where(child => shows is null || shows(child)))
        {
            var path = above + (child.Module.Name == node.Module.Name ? child.Name : child.Module.Name + ":" + child.Name);
            yield return (path, child);
            foreach (var found in Below(child, path + "/", depth - 1, shows))
            {
                yield return found;
            }
        }
    }

    private static string Line(SchemaNode node, int descriptionCharacters, Func<SchemaNode, bool>? shows)
    {
        var text = node switch
        {
            LeafNode leaf => Leaf(leaf, shows),
            LeafListNode leafList => "leaf-list of " + TypeText.Of(leafList.Type, shows),
            ListNode { Keys.IsEmpty: false } list => $"list [{string.Join(' ', list.Keys.Select(key => key.Name))}]",
            ContainerNode { Presence: not null } => "presence container",
            _ => node.Kind.Word(),
        };
        text += node.Status == NodeStatus.Current ? "" : ", " + node.Status.ToString().ToLowerInvariant();
        text += node.IsConfig || IsOperational(node) || node.DataParent() is { IsConfig: false } ? "" : ", state";
        return BriefText.Of(node.Description, descriptionCharacters) is { } description ? text + ". " + description : text;
    }

    private static string Leaf(LeafNode leaf, Func<SchemaNode, bool>? shows)
    {
        var text = TypeText.Of(leaf.Type, shows) + (leaf.Units is null ? "" : " " + leaf.Units);
        return text + (leaf.IsKey ? ", key" : leaf.Mandatory ? ", mandatory" : "") + (leaf.Default is null ? "" : ", default " + leaf.Default);
    }

    private static void Set(JsonObject summary, string name, string? value)
    {
        if (value is not null)
        {
            summary[name] = value;
        }
    }
}
