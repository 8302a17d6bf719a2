using System.Collections.Immutable;
using NetMcp.Core.Access;

namespace NetMcp.Trust.Paths;

/// <summary>
/// Rules that allow what two sets of rules both allow. Denied subtrees are put together; of each pair of allowed ones the common part is taken, which is the
/// longer path with the keys of both. What it allows both allow, and what both deny it denies.
/// </summary>
internal static class PathIntersection
{
    /// <summary>The most common parts that are compared with each other: two lists of rules have more pairs than is worth the time.</summary>
    private const int MostCompared = 4 * PathRules.MaxRules;

    /// <summary>The rules; null when they would be more than fit, or no node is left.</summary>
    public static PathRules? Of(PathRules one, PathRules other)
    {
        var deny = Distinct(one.Deny.Concat(other.Deny));
        var allow = one.Allow is null ? other.Allow : other.Allow is null ? one.Allow : Common(one.Allow, other.Allow);
        return deny.Count > PathRules.MaxRules || allow is { Count: 0 or > PathRules.MaxRules } ? null : new PathRules(allow, deny);
    }

    private static List<NodePath> Common(IReadOnlyList<NodePath> one, IReadOnlyList<NodePath> other)
    {
        var all = Distinct((from first in one from second in other select Common(first, second) into common where common is not null select common).Take(MostCompared + 1));
        if (all.Count > MostCompared)
        {
            return all;
        }

        // What lies in another of them adds nothing; of those with equal reach one was kept above.
        return [.. all.Where(path => !all.Exists(wider => !ReferenceEquals(wider, path) && new PathRules([wider], []).Decide(path) == PathAccess.Allowed))];
    }

    private static NodePath? Common(NodePath one, NodePath other)
    {
        var (longer, shorter) = one.Steps.Length >= other.Steps.Length ? (one, other) : (other, one);
        var steps = longer.Steps.ToBuilder();
        for (var i = 0; i < shorter.Steps.Length; i++)
        {
            if (steps[i].Name != shorter.Steps[i].Name || steps[i].Module != shorter.Steps[i].Module || Merge(steps[i].Predicates, shorter.Steps[i].Predicates) is not { } predicates)
            {
                return null;
            }

            steps[i] = steps[i] with { Predicates = predicates };
        }

        return new NodePath(steps.ToImmutable());
    }

    /// <summary>The keys of both; null when they contradict each other, so that no entry has them.</summary>
    private static ImmutableArray<NodePathPredicate>? Merge(ImmutableArray<NodePathPredicate> one, ImmutableArray<NodePathPredicate> other)
    {
        var merged = one.ToBuilder();
        foreach (var predicate in other)
        {
            switch (one.FirstOrDefault(known => known.Name == predicate.Name && known.Module == predicate.Module))
            {
                case null:
                    merged.Add(predicate);
                    break;
                case var known when known.Value != predicate.Value:
                    return null;
            }
        }

        // In one order, so that two ways to the same path give the same text.
        merged.Sort(static (a, b) => string.CompareOrdinal(a.Module + ":" + a.Name, b.Module + ":" + b.Name));
        return merged.ToImmutable();
    }

    private static List<NodePath> Distinct(IEnumerable<NodePath> paths) => [.. paths.DistinctBy(path => path.ToString(), StringComparer.Ordinal)];
}
