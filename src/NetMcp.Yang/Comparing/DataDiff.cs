using System.Collections.Immutable;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Comparing;

/// <summary>The edits that make one tree of another, in the order in which they are to be done.</summary>
/// <param name="Schema">The schema of both.</param>
/// <param name="Context">Where their top-level nodes stand in it.</param>
/// <param name="Comparison">What counted as a difference.</param>
/// <param name="Edits">The edits.</param>
public sealed record DataDiff(YangSchema Schema, DataContext Context, DataComparison Comparison, ImmutableArray<DataEdit> Edits)
{
    /// <summary>Whether the trees say the same.</summary>
    public bool IsEmpty => Edits.IsEmpty;

    /// <summary>The edits from one tree to another.</summary>
    /// <param name="from">What is there.</param>
    /// <param name="to">What is to be there; of the same schema.</param>
    /// <param name="comparison">What counts as a difference; null for <see cref="DataComparison.Exact"/>.</param>
    public static DataDiff Between(DataTree from, DataTree to, DataComparison? comparison = null)
    {
        var how = comparison ?? DataComparison.Exact;
        return new DataDiff(to.Schema, to.Context, how, new DiffBuilder(how).Build(from.Roots, to.Roots));
    }

    /// <summary>The edits that take these back.</summary>
    public DataDiff Inverse() => this with { Edits = [.. Edits.Reverse().Select(edit => edit.Inverse())] };

    /// <summary>Does the edits on a tree.</summary>
    /// <param name="tree">The tree; it is not changed.</param>
    /// <returns>A new tree, or what stands against it: a node that is not, or not any more, as the edits take it to be.</returns>
    public DataApplyResult ApplyTo(DataTree tree) => new DiffApplier(tree, this).Apply();
}
