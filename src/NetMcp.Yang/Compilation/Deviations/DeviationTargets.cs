using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Deviations;

/// <summary>Which properties a deviation may give to which node (RFC 7950 section 7.20.3.2).</summary>
internal static class DeviationTargets
{
    public static bool Allows(SchemaNodeKind kind, string keyword) => keyword switch
    {
        "config" => kind is SchemaNodeKind.Container or SchemaNodeKind.List or SchemaNodeKind.Leaf or SchemaNodeKind.LeafList
            or SchemaNodeKind.Choice or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml,
        "default" => kind is SchemaNodeKind.Leaf or SchemaNodeKind.LeafList or SchemaNodeKind.Choice,
        "mandatory" => kind is SchemaNodeKind.Leaf or SchemaNodeKind.Choice or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml,
        "min-elements" or "max-elements" => kind is SchemaNodeKind.List or SchemaNodeKind.LeafList,
        "must" => kind is SchemaNodeKind.Container or SchemaNodeKind.List or SchemaNodeKind.Leaf or SchemaNodeKind.LeafList
            or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml or SchemaNodeKind.Input or SchemaNodeKind.Output or SchemaNodeKind.Notification,
        "type" or "units" => kind is SchemaNodeKind.Leaf or SchemaNodeKind.LeafList,
        "unique" => kind is SchemaNodeKind.List,
        _ => false,
    };
}
