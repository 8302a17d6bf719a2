using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Trees;

/// <summary>Makes the items of a diagram from nodes of the compiled schema.</summary>
/// <param name="module">The module that is shown: nodes of others bear their prefix.</param>
/// <param name="place">Where the nodes stand, which decides their flags.</param>
/// <param name="shows">Whether a data node is there for whoever asks; null for all.</param>
internal sealed class CompiledItems(YangModule module, TreePlace place, Func<SchemaNode, bool>? shows = null)
{
    /// <summary>The items of siblings: data nodes, then actions, then notifications.</summary>
    public IReadOnlyList<TreeItem> Of(IEnumerable<SchemaNode> nodes, int? depth)
    {
        var shown = nodes.Where(node => node.Kind is not (SchemaNodeKind.Input or SchemaNodeKind.Output) || !node.Children.IsEmpty);
        return [.. shown.OrderBy(Rank).Select(node => Of(node, place, depth))];
    }

    private static int Rank(SchemaNode node) => node.Kind switch
    {
        SchemaNodeKind.Rpc or SchemaNodeKind.Action => 1,
        SchemaNodeKind.Notification => 2,
        _ => 0,
    };

    private TreeItem Of(SchemaNode node, TreePlace above, int? depth)
    {
        var below = TreePlaces.Below(node.Kind, above);

        // A choice, its cases and the sides of an operation are no levels of data.
        var left = node.IsDataNode && depth is { } levels ? levels - 1 : depth;
        var isCollapsed = left <= 0 && node.Children.Any(IsThere) && node.Kind is not (SchemaNodeKind.Choice or SchemaNodeKind.Case);
        return new TreeItem
        {
            Status = Status(node.Status),
            Flags = Flags(node, below),
            Name = node.Name,
            Prefix = ReferenceEquals(node.Module, module) || node.Module.Name == module.Name ? null : node.Module.Prefix,
            Style = TreePlaces.Style(node.Kind),
            Opts = Opts(node),
            Keys = node is ListNode { Keys.IsEmpty: false } list ? string.Join(' ', list.Keys.Select(key => key.Name)) : null,
            Type = TypeOf(node),
            IfFeatures = node.IfFeatures.IsEmpty ? null : string.Join(',', node.IfFeatures),
            IsCollapsed = isCollapsed,
            Children = isCollapsed ? [] : [.. Shown(node).Where(IsThere).OrderBy(Rank).Select(child => Of(child, below, left))],
        };
    }

    // A choice or case is there if something of it is.
    private bool IsThere(SchemaNode node) => shows is null || (node.Kind switch
    {
        SchemaNodeKind.Choice or SchemaNodeKind.Case => node.DataChildren().Any(shows),
        SchemaNodeKind.Input or SchemaNodeKind.Output => true,
        _ => shows(node),
    });

    private static IEnumerable<SchemaNode> Shown(SchemaNode node) => node switch
    {
        // An operation's sides are there even when they are empty.
        OperationNode => node.Children.Where(side => !side.Children.IsEmpty),

        // Instances have the keys first, in the order of the key statement (RFC 7950 section 7.8.5).
        ListNode list => list.Keys.Concat(list.Children.Where(child => child is not LeafNode { IsKey: true })),
        _ => node.Children,
    };

    private static string Status(NodeStatus status) => status switch
    {
        NodeStatus.Deprecated => "x",
        NodeStatus.Obsolete => "o",
        _ => "+",
    };

    private static string Flags(SchemaNode node, TreePlace place) =>
        node.Extensions.Any(extension => extension is { Module: "ietf-yang-schema-mount", Name: "mount-point" })
            ? "mp"
            : TreePlaces.Flags(node.Kind, place, node.IsConfig);

    private static string Opts(SchemaNode node) => node switch
    {
        ContainerNode { Presence: not null } => "!",
        ListNode or LeafListNode => "*",
        LeafNode { IsKey: true } => "",
        LeafNode or ChoiceNode or AnyNode => node.IsMandatory ? "" : "?",
        _ => "",
    };

    private string? TypeOf(SchemaNode node) => node switch
    {
        LeafNode leaf => TreePlaces.TypeText(leaf.WrittenType ?? Named(leaf.Type, node), Reference(leaf.Type)),
        LeafListNode leafList => TreePlaces.TypeText(leafList.WrittenType ?? Named(leafList.Type, node), Reference(leafList.Type)),
        AnyNode => node.Kind == SchemaNodeKind.AnyData ? "anydata" : "anyxml",
        _ => null,
    };

    private string? Reference(YangType type) => type.LeafRefTarget is { } target && shows?.Invoke(target) == false ? null : type.LeafRefPath?.Text;

    private static string Named(YangType type, SchemaNode node) => type switch
    {
        { TypedefName: null } => type.Base.YangName(),
        { TypedefModule: { } other } when other != node.Module.Name => other + ":" + type.TypedefName,
        _ => type.TypedefName,
    };
}
