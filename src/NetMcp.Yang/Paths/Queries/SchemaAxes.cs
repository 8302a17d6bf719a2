using NetMcp.Yang.Schema;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Paths.Queries;

/// <summary>Follows the axes of XPath through the data nodes of a schema: operations and notifications are in no datastore.</summary>
internal sealed class SchemaAxes(YangSchema schema)
{
    // A few steps of "//" over a large model; a query that needs more is checked no further.
    private const int MostVisits = 1_000_000;

    private int _visits;

    /// <summary>Where an axis leads from a set.</summary>
    public SchemaSet Follow(SchemaSet from, XPathAxis axis) => from.IsAny ? SchemaSet.Any : axis switch
    {
        XPathAxis.Self => from,
        XPathAxis.Child => Counted(Children(from)),
        XPathAxis.Descendant => Descendants(from, orSelf: false),
        XPathAxis.DescendantOrSelf => Descendants(from, orSelf: true),
        XPathAxis.Parent => Parents(from),
        XPathAxis.Ancestor => Ancestors(from, orSelf: false),
        XPathAxis.AncestorOrSelf => Ancestors(from, orSelf: true),

        // A list's entries are siblings of each other, so that the node itself is among them.
        XPathAxis.FollowingSibling or XPathAxis.PrecedingSibling => Counted(Children(Parents(from))),
        XPathAxis.Following or XPathAxis.Preceding => SchemaSet.Any,
        _ => SchemaSet.Of([]),
    };

    /// <summary>The top-level data nodes of all modules.</summary>
    public IEnumerable<SchemaNode> Roots() => schema.Modules
        .Where(module => module.IsImplemented)
        .SelectMany(module => module.Children)
        .SelectMany(node => node.IsDataNode ? [node] : node.DataChildren())
        .Where(IsInDatastore);

    private static IEnumerable<SchemaNode> Children(SchemaNode node) => node.DataChildren().Where(IsInDatastore);

    private static bool IsInDatastore(SchemaNode node) => node is not (OperationNode or NotificationNode);

    private IEnumerable<SchemaNode> Children(SchemaSet from) => (from.HasRoot ? Roots() : []).Concat(from.Nodes.SelectMany(Children));

    private SchemaSet Descendants(SchemaSet from, bool orSelf)
    {
        var found = new HashSet<SchemaNode>(orSelf ? from.Nodes : []);
        var open = new Stack<SchemaNode>(Children(from));
        while (open.TryPop(out var node))
        {
            if (++_visits > MostVisits)
            {
                return SchemaSet.Any;
            }

            if (found.Add(node) || from.Nodes.Contains(node))
            {
                foreach (var child in Children(node))
                {
                    open.Push(child);
                }
            }
        }

        return new SchemaSet { Nodes = found, HasRoot = orSelf && from.HasRoot };
    }

    private static SchemaSet Parents(SchemaSet from)
    {
        var parents = from.Nodes.Select(node => node.DataParent()).ToList();
        return SchemaSet.Of(parents.OfType<SchemaNode>(), parents.Contains(null));
    }

    private static SchemaSet Ancestors(SchemaSet from, bool orSelf)
    {
        var found = orSelf ? from : SchemaSet.Of([]);
        for (var above = Parents(from); !above.IsEmpty; above = Parents(above))
        {
            found = found.Union(above);
        }

        return found;
    }

    private SchemaSet Counted(IEnumerable<SchemaNode> nodes)
    {
        var set = SchemaSet.Of(nodes);
        _visits += set.Nodes.Count;
        return _visits > MostVisits ? SchemaSet.Any : set;
    }
}
