using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Trees;

/// <summary>Makes the items of a diagram from statements as they are written: a <c>uses</c> is a node and not what it stands for.</summary>
internal static class WrittenItems
{
    /// <summary>What nodes have from those above them.</summary>
    /// <param name="Place">Where they stand.</param>
    /// <param name="IsConfig">Whether they are configuration unless they say otherwise.</param>
    /// <param name="Status">Their status unless they say otherwise.</param>
    /// <param name="Keys">The keys of the list that they are directly in.</param>
    public sealed record Above(TreePlace Place, bool IsConfig, string Status, IReadOnlyCollection<string> Keys)
    {
        public Above With(YangStatement statement) => this with
        {
            Status = statement.Find("status")?.Argument switch { "current" => "+", "deprecated" => "x", "obsolete" => "o", _ => Status },
            IsConfig = statement.Find("config")?.Argument switch { "true" => true, "false" => false, _ => IsConfig },
        };
    }

    /// <summary>The items of the statements in <paramref name="parent"/>: data nodes, then actions, then notifications.</summary>
    public static IReadOnlyList<TreeItem> Of(YangStatement parent, Above above) =>
        [.. parent.Children
            .Where(child => IsUses(child) || Kind(child) is not null)
            .OrderBy(child => child.Keyword switch { "action" => 1, "notification" => 2, _ => 0 })
            .Select(child => IsUses(child) ? Uses(child, above) : Node(child, Kind(child)!.Value, parent, above))];

    private static bool IsUses(YangStatement statement) => statement is { Prefix: null, Keyword: "uses" };

    private static SchemaNodeKind? Kind(YangStatement statement) => statement.Prefix is not null ? null : statement.Keyword switch
    {
        "container" => SchemaNodeKind.Container,
        "list" => SchemaNodeKind.List,
        "leaf-list" => SchemaNodeKind.LeafList,
        "leaf" => SchemaNodeKind.Leaf,
        "anydata" => SchemaNodeKind.AnyData,
        "anyxml" => SchemaNodeKind.AnyXml,
        "choice" => SchemaNodeKind.Choice,
        "case" => SchemaNodeKind.Case,
        "action" => SchemaNodeKind.Action,
        "notification" => SchemaNodeKind.Notification,
        "input" => SchemaNodeKind.Input,
        "output" => SchemaNodeKind.Output,
        _ => null,
    };

    private static TreeItem Uses(YangStatement statement, Above above) => new()
    {
        Status = above.With(statement).Status,
        Flags = "-u",
        Name = statement.Argument ?? "",
        IfFeatures = IfFeatures(statement),
    };

    private static TreeItem Node(YangStatement statement, SchemaNodeKind kind, YangStatement parent, Above above)
    {
        // A node directly in a choice is in a case of its own name (RFC 7950 section 7.9.2).
        if (parent.Keyword == "choice" && kind != SchemaNodeKind.Case)
        {
            return new TreeItem
            {
                Status = above.With(statement).Status,
                Name = statement.Argument ?? "",
                Style = TreeNameStyle.Case,
                Children = [Node(statement, kind, above)],
            };
        }

        return Node(statement, kind, above);
    }

    private static TreeItem Node(YangStatement statement, SchemaNodeKind kind, Above above)
    {
        var here = above.With(statement) with { Place = TreePlaces.Below(kind, above.Place) };
        var type = statement.Find("type");
        var keys = statement.Find("key")?.Argument?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new TreeItem
        {
            Status = here.Status,
            Flags = TreePlaces.Flags(kind, here.Place, here.IsConfig),
            Name = kind is SchemaNodeKind.Input or SchemaNodeKind.Output ? statement.Keyword : statement.Argument ?? "",
            Style = TreePlaces.Style(kind),
            Opts = Opts(statement, kind, above),
            Keys = keys.Length == 0 ? null : string.Join(' ', keys),
            Type = kind switch
            {
                SchemaNodeKind.Leaf or SchemaNodeKind.LeafList => TreePlaces.TypeText(type?.Argument ?? "", type?.Find("path")?.Argument),
                SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml => statement.Keyword,
                _ => null,
            },
            IfFeatures = IfFeatures(statement),
            Children = Of(statement, kind is SchemaNodeKind.Choice or SchemaNodeKind.Case ? here : here with { Keys = keys }),
        };
    }

    private static string Opts(YangStatement statement, SchemaNodeKind kind, Above above) => kind switch
    {
        SchemaNodeKind.Container when statement.Find("presence") is not null => "!",
        SchemaNodeKind.List or SchemaNodeKind.LeafList => "*",
        SchemaNodeKind.Leaf when above.Keys.Contains(statement.Argument) => "",
        SchemaNodeKind.Leaf or SchemaNodeKind.Choice or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml
            => statement.Find("mandatory")?.Argument == "true" ? "" : "?",
        _ => "",
    };

    private static string? IfFeatures(YangStatement statement)
    {
        var expressions = statement.FindAll("if-feature").Select(feature => feature.Argument).ToList();
        return expressions.Count == 0 ? null : string.Join(',', expressions);
    }
}
