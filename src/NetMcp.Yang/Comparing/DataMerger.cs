using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Comparing;

/// <summary>Merges trees as edit-config does with its default operation (RFC 6241 section 7.2; RFC 7950 sections 7.5.8, 7.6.7, 7.7.9 and 7.8.6).</summary>
public static class DataMerger
{
    /// <summary>
    /// Puts the nodes of one tree into another: containers and list entries become one with those of the same keys, leafs get the new value, new
    /// entries come behind the others, and what is in another case of a choice goes (RFC 7950 section 7.9).
    /// </summary>
    /// <param name="target">The tree that is merged into; it is not changed.</param>
    /// <param name="source">What is merged into it; of the same schema.</param>
    public static DataTree Merge(DataTree target, DataTree source)
    {
        var roots = TreeCopy.Of(target.Roots);
        Merge(roots, null, source.Roots);
        return new DataTree(target.Schema, roots, target.Context);
    }

    private static void Merge(List<DataNode> target, DataNode? parent, IReadOnlyList<DataNode> source)
    {
        var present = Siblings.All(target, DataComparison.Exact).ToDictionary(sibling => sibling.Identity, sibling => sibling.Node);
        foreach (var (identity, node) in Siblings.All(source, DataComparison.Exact))
        {
            RemoveOtherCases(target, present, node);
            if (!present.TryGetValue(identity, out var own))
            {
                own = TreeCopy.Of(node, parent);
                target.Add(own);
                present.Add(identity, own);
            }
            else if (Siblings.IsOpaque(node) || node.Value is not null || own.Value is not null)
            {
                target[target.IndexOf(own)] = present[identity] = TreeCopy.Of(node, parent);
            }
            else
            {
                Merge(own.ChildList, own, node.Children);
            }
        }
    }

    private static void RemoveOtherCases(List<DataNode> target, Dictionary<NodeIdentity, DataNode> present, DataNode node)
    {
        for (var above = node.Schema?.Parent; above is { IsDataNode: false }; above = above.Parent)
        {
            if (above is not CaseNode || above.Parent is not ChoiceNode choice)
            {
                continue;
            }

            if (target.RemoveAll(other => IsBelow(other.Schema, choice) && !IsBelow(other.Schema, above)) > 0)
            {
                foreach (var (identity, _) in present.Where(pair => !target.Contains(pair.Value)).ToList())
                {
                    present.Remove(identity);
                }
            }
        }
    }

    private static bool IsBelow(SchemaNode? schema, SchemaNode choiceOrCase)
    {
        for (var above = schema?.Parent; above is { IsDataNode: false }; above = above.Parent)
        {
            if (ReferenceEquals(above, choiceOrCase))
            {
                return true;
            }
        }

        return false;
    }
}
