using System.Collections.Immutable;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>A step of a data path.</summary>
/// <param name="Node">The schema node.</param>
/// <param name="Predicates">What must hold of an instance, in the order of the text; all of it.</param>
/// <param name="Offset">Where the step stands in the text.</param>
public sealed record DataPathStep(SchemaNode Node, ImmutableArray<DataPathPredicate> Predicates, int Offset)
{
    /// <summary>Whether there is a value for every key of the list: the step then means one entry.</summary>
    public bool HasAllKeys => Node is ListNode { Keys.IsEmpty: false } list &&
        list.Keys.All(key => Predicates.Any(predicate => ReferenceEquals(predicate.Leaf, key)));
}
