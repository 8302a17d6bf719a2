using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data;

/// <summary>Instance data: the top-level nodes of a datastore or of a part of it, or the content of an rpc or notification.</summary>
public sealed class DataTree
{
    internal DataTree(YangSchema schema, List<DataNode> roots, DataContext? context = null)
    {
        Schema = schema;
        RootList = roots;
        Context = context ?? DataContext.Top;
    }

    /// <summary>The schema that the nodes refer to.</summary>
    public YangSchema Schema { get; }

    /// <summary>Where the top-level nodes stand in the schema.</summary>
    public DataContext Context { get; }

    /// <summary>The top-level data nodes, in document order.</summary>
    public IReadOnlyList<DataNode> Roots => RootList;

    internal List<DataNode> RootList { get; }
}
