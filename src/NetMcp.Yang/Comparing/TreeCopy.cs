using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>Copies nodes, so that trees that others hold do not change.</summary>
internal static class TreeCopy
{
    public static List<DataNode> Of(IReadOnlyList<DataNode> nodes) => [.. nodes.Select(node => Of(node, null))];

    public static DataNode Of(DataNode node, DataNode? parent)
    {
        var copy = WithoutChildren(node, parent);
        copy.Value = node.Value;
        foreach (var child in node.Children)
        {
            copy.ChildList.Add(Of(child, copy));
        }

        return copy;
    }

    /// <summary>The node by itself, for something else to be put into.</summary>
    public static DataNode WithoutChildren(DataNode node, DataNode? parent) => new(node.Schema, node.ModuleName, node.Name)
    {
        Parent = parent,
        ValueType = node.ValueType,
        Annotations = node.Annotations,
        IsDefault = node.IsDefault,
        Line = node.Line,
        Shape = node.Shape,
        IsArrayEntry = node.IsArrayEntry,
    };
}
