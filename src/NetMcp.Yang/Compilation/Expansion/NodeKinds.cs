using System.Collections.Frozen;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>Which statements define schema nodes, and which node may stand in which.</summary>
internal static class NodeKinds
{
    private static readonly FrozenDictionary<string, SchemaNodeKind> ByKeyword = new Dictionary<string, SchemaNodeKind>(StringComparer.Ordinal)
    {
        ["container"] = SchemaNodeKind.Container,
        ["list"] = SchemaNodeKind.List,
        ["leaf-list"] = SchemaNodeKind.LeafList,
        ["leaf"] = SchemaNodeKind.Leaf,
        ["anydata"] = SchemaNodeKind.AnyData,
        ["anyxml"] = SchemaNodeKind.AnyXml,
        ["choice"] = SchemaNodeKind.Choice,
        ["case"] = SchemaNodeKind.Case,
        ["rpc"] = SchemaNodeKind.Rpc,
        ["action"] = SchemaNodeKind.Action,
        ["input"] = SchemaNodeKind.Input,
        ["output"] = SchemaNodeKind.Output,
        ["notification"] = SchemaNodeKind.Notification,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryGet(string keyword, out SchemaNodeKind kind) => ByKeyword.TryGetValue(keyword, out kind);

    public static string KeywordOf(SchemaNodeKind kind) => ByKeyword.First(entry => entry.Value == kind).Key;

    /// <summary>Whether a node may stand right below another.</summary>
    /// <param name="parent">The node above; null for the top of a module.</param>
    /// <param name="child">The node.</param>
    public static bool Allows(SchemaNodeKind? parent, SchemaNodeKind child) => child switch
    {
        SchemaNodeKind.Rpc => parent is null,
        SchemaNodeKind.Action => parent is SchemaNodeKind.Container or SchemaNodeKind.List,
        SchemaNodeKind.Notification => parent is null or SchemaNodeKind.Container or SchemaNodeKind.List,
        SchemaNodeKind.Case => parent is SchemaNodeKind.Choice,
        SchemaNodeKind.Input or SchemaNodeKind.Output => parent is SchemaNodeKind.Rpc or SchemaNodeKind.Action,
        _ => parent is null or SchemaNodeKind.Container or SchemaNodeKind.List or SchemaNodeKind.Choice or SchemaNodeKind.Case
            or SchemaNodeKind.Input or SchemaNodeKind.Output or SchemaNodeKind.Notification,
    };
}
