using System.Text.Json.Nodes;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Search;
using NetMcp.Yang.Summaries;

namespace NetMcp.Tools.Schemas;

/// <summary>Writes what a search found in a few hundred tokens.</summary>
/// <param name="options">The limits.</param>
/// <param name="texts">Makes texts safe.</param>
/// <param name="shows">Whether a data node is there for whoever asks; null for all.</param>
internal sealed class SearchContent(ToolOptions options, FailureContent texts, Func<SchemaNode, bool>? shows = null)
{
    private const int MostDevicesNamed = 5;
    private const int LongestAbout = 100;
    private const int LongestType = 80;

    /// <summary>The answer of the tool.</summary>
    /// <param name="hits">The hits of each schema.</param>
    /// <param name="severalSchemas">Whether several schemas were searched, so that it matters which devices have a node.</param>
    public ToolAnswer Write(IReadOnlyList<(SharedSchema Shared, SearchHit Hit)> hits, bool severalSchemas)
    {
        // The same node of several schemas is one hit.
        var groups = hits
            .GroupBy(found => found.Hit.Node.PathText(), StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(found => found.Hit.Score))
            .Take(options.MaxSearchHits)
            .Select(group => (Path: group.Key, Best: group.MaxBy(found => found.Hit.Score).Hit, Devices: group.SelectMany(found => found.Shared.Devices).Order().ToList()))
            .ToList();
        var written = new JsonArray([.. groups.Select(group => (JsonNode)Hit(group.Path, group.Best, severalSchemas ? group.Devices.ConvertAll(device => device.Value) : []))]);
        var content = new JsonObject { ["hits"] = written };
        if (groups.Count == 0)
        {
            content["note"] = "Nothing matches. Try other or fewer words, or no 'kind'; network.device.describe lists the modules.";
        }

        return new ToolAnswer(content, groups.Count == 0 ? (string)content["note"]! : UntrustedText.Fence(string.Join('\n', written.Select(hit => Line((JsonObject)hit!)))));
    }

    private JsonObject Hit(string path, SearchHit hit, List<string> devices)
    {
        var content = new JsonObject { ["path"] = path, ["kind"] = Kind(hit.Node) };
        var type = hit.Node switch { LeafNode leaf => leaf.Type, LeafListNode leafList => leafList.Type, _ => null };
        if (type is not null)
        {
            content["type"] = texts.Safe(BriefText.Of(TypeText.Of(type, shows), LongestType) ?? string.Empty);
        }

        if (BriefText.Of(hit.Node.Description, LongestAbout) is { } about)
        {
            content["about"] = texts.Safe(about);
        }

        if (hit.Others > 0)
        {
            content["alsoAt"] = hit.Others;
        }

        if (devices.Count > 0)
        {
            content["devices"] = ToolJson.Array(devices.Take(MostDevicesNamed).Concat(devices.Count > MostDevicesNamed ? [$"and {devices.Count - MostDevicesNamed} more"] : []));
        }

        return content;
    }

    private static string Kind(SchemaNode node) => node switch
    {
        ListNode { Keys.IsEmpty: false } list => $"list [{string.Join(' ', list.Keys.Select(key => key.Name))}]" + (node.IsConfig ? string.Empty : ", state"),
        ContainerNode or LeafNode or LeafListNode or ListNode or AnyNode => node.Kind.Word() + (node.IsConfig ? string.Empty : ", state"),
        _ => node.Kind.Word(),
    };

    private static string Line(JsonObject hit)
    {
        var type = hit["type"] is { } named ? $" {named}" : string.Empty;
        var about = hit["about"] is { } said ? $" - {said}" : string.Empty;
        var others = hit["alsoAt"] is { } count ? $" (and at {count} more places)" : string.Empty;
        var devices = hit["devices"] is JsonArray several ? $" on {string.Join(", ", several)}" : string.Empty;
        return $"{hit["path"]} ({hit["kind"]}){type}{about}{others}{devices}";
    }
}
