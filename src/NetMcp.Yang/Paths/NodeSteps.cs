using System.Collections.Immutable;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>Makes the steps of a path of a data node.</summary>
internal static class NodeSteps
{
    public static ImmutableArray<DataPathStep>? Of(DataNode node)
    {
        var steps = new Stack<DataPathStep>();
        for (var current = node; current is not null; current = current.Parent)
        {
            if (current.Schema is null || Predicates(current) is not { } predicates)
            {
                return null;
            }

            steps.Push(new DataPathStep(current.Schema, predicates, 0));
        }

        return [.. steps];
    }

    private static ImmutableArray<DataPathPredicate>? Predicates(DataNode node)
    {
        switch (node.Schema)
        {
            case LeafListNode:
                return node.Value is null ? null : [new DataPathPredicate(null, node.Value, null)];
            case ListNode list:
                var predicates = ImmutableArray.CreateBuilder<DataPathPredicate>(list.Keys.Length);
                foreach (var key in list.Keys)
                {
                    if (node.Children.FirstOrDefault(child => ReferenceEquals(child.Schema, key))?.Value is not { } value)
                    {
                        return null;
                    }

                    predicates.Add(new DataPathPredicate(key, value, null));
                }

                return list.Keys.IsEmpty ? null : predicates.DrainToImmutable();
            default:
                return [];
        }
    }
}
