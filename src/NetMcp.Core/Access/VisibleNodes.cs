using NetMcp.Yang.Schema;

namespace NetMcp.Core.Access;

/// <summary>
/// The nodes of a schema that are there for somebody: for it the others are not in the models. Made for one request, for it remembers what it was told;
/// not for several threads.
/// </summary>
/// <param name="access">Who sees what.</param>
public sealed class VisibleNodes(INodeAccess access)
{
    private readonly Dictionary<SchemaNode, PathAccess> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SchemaNode, bool> _shown = new(ReferenceEqualityComparer.Instance);

    /// <summary>The test of a node where there is something to test for; null for who sees everything, so that it costs that one nothing.</summary>
    public static Func<SchemaNode, bool>? TestFor(INodeAccess? access) => access is { LimitsPaths: true } ? new VisibleNodes(access).Shows : null;

    /// <summary>What may be seen of all instances of a node and below them.</summary>
    public PathAccess See(SchemaNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (!_known.TryGetValue(node, out var seen))
        {
            // What holds for all of the node above holds here too, and most of a model is below few rules.
            seen = node.DataParent() is { } parent && See(parent) is var above and not PathAccess.Partly ? above : access.See(PathOf(node));
            _known.Add(node, seen);
        }

        return seen;
    }

    /// <summary>
    /// Whether a node is there. A list is not when one of its keys is denied: none of its entries could be told from another. A choice, a case, or the side
    /// of an operation is when something in it is.
    /// </summary>
    public bool Shows(SchemaNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (!_shown.TryGetValue(node, out var shown))
        {
            shown = (node.DataParent() is not { } parent || Shows(parent)) && IsThere(node);
            _shown.Add(node, shown);
        }

        return shown;
    }

    /// <summary>The path of all instances of a node.</summary>
    public static NodePath PathOf(SchemaNode node)
    {
        var steps = new List<NodePathStep>();
        for (var at = node; at is not null; at = at.DataParent())
        {
            steps.Add(new NodePathStep(at.Module.Name, at.Name, []));
        }

        steps.Reverse();
        return new NodePath([.. steps]);
    }

    private bool IsThere(SchemaNode node) => node switch
    {
        { IsDataNode: false } => node.Children.Any(Shows),
        ListNode list => See(node) != PathAccess.Denied && list.Keys.All(key => See(key) != PathAccess.Denied),
        _ => See(node) != PathAccess.Denied,
    };
}
