using System.Collections.Frozen;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Search;

namespace NetMcp.Tools.Schemas;

/// <summary>The words of <c>kind</c>.</summary>
internal static class SearchKinds
{
    /// <summary>The filters by word.</summary>
    public static IReadOnlyDictionary<string, SearchKind> Words { get; } =
        Enum.GetValues<SearchKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The filter for a word; null for all nodes.</summary>
    public static SearchFilter Filter(SearchKind? kind) => kind switch
    {
        SearchKind.Config => new SearchFilter { IsConfig = true },
        SearchKind.State => new SearchFilter { IsConfig = false, InDatastores = true },
        SearchKind.List => new SearchFilter { Kinds = FrozenSet.Create(SchemaNodeKind.List, SchemaNodeKind.LeafList) },
        SearchKind.Leaf => new SearchFilter { Kinds = FrozenSet.Create(SchemaNodeKind.Leaf, SchemaNodeKind.LeafList) },
        SearchKind.Rpc => new SearchFilter { Kinds = FrozenSet.Create(SchemaNodeKind.Rpc, SchemaNodeKind.Action) },
        SearchKind.Notification => new SearchFilter { Kinds = FrozenSet.Create(SchemaNodeKind.Notification) },
        _ => SearchFilter.None,
    };
}
