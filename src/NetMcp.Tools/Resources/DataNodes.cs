using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources;

/// <summary>Tells what of a schema is data of a datastore.</summary>
internal static class DataNodes
{
    /// <summary>Whether instances of the node are in datastores: it is no operation, notification, or side of one.</summary>
    public static bool IsData(this SchemaNode node) => node.Kind is
        SchemaNodeKind.Container or SchemaNodeKind.List or SchemaNodeKind.Leaf or SchemaNodeKind.LeafList or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml;

    /// <summary>What a path may begin with: the data, rpcs and notifications at the top of all modules, in order of module.</summary>
    public static IEnumerable<SchemaNode> Roots(this YangSchema schema) => schema.Modules
        .Where(module => module.IsImplemented)
        .SelectMany(module => module.Children)
        .SelectMany(node => node.IsDataNode ? [node] : node.DataChildren());
}
