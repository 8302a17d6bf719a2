using NetMcp.Core.Access;

namespace NetMcp.Trust.Paths;

/// <summary>
/// Allowed and denied subtrees, as the data node rules of RFC 8341 (sections 3.3.5 and 3.4) have them: a rule is for its node and all below; deny wins
/// over allow, whatever their order; where there is an allow list, what is in none of it is denied, and the nodes above one that is allowed may be
/// passed through. Compared by names and by the canonical text of keys, in rules that deny by what addresses mean too (<see cref="KeyText"/>), at a cost of at
/// most <see cref="MaxRules"/> rules times the steps of a path.
/// </summary>
public sealed class PathRules
{
    /// <summary>The most rules of each list.</summary>
    public const int MaxRules = 128;

    /// <summary>Makes rules.</summary>
    /// <param name="allow">The subtrees that are allowed; null for all.</param>
    /// <param name="deny">The subtrees that are denied.</param>
    public PathRules(IReadOnlyList<NodePath>? allow, IReadOnlyList<NodePath> deny)
    {
        ArgumentNullException.ThrowIfNull(deny);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(allow?.Count ?? 0, deny.Count), MaxRules, nameof(deny));
        Allow = allow;
        Deny = deny;
    }

    /// <summary>The rules that allow everything.</summary>
    public static PathRules Everything { get; } = new(null, []);

    /// <summary>The subtrees that are allowed; null for all.</summary>
    public IReadOnlyList<NodePath>? Allow { get; }

    /// <summary>The subtrees that are denied.</summary>
    public IReadOnlyList<NodePath> Deny { get; }

    /// <summary>Whether some node is denied: then what cannot be judged by paths (any rpc, a free XPath) is not to be run.</summary>
    public bool AreLimiting => Deny.Count > 0 || (Allow is not null && !Allow.Any(path => path.Steps.IsEmpty));

    /// <summary>Says what may be seen of the nodes that a path names and of those below.</summary>
    /// <param name="path">An instance path with all keys, a schema path without, or between; keys in canonical form.</param>
    public PathAccess Decide(NodePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var denied = Widest(Deny, path, isDenied: true);
        var allowed = Allow is null ? PathRelation.Covers : Widest(Allow, path, isDenied: false);
        if (denied == PathRelation.Covers || allowed == PathRelation.Apart)
        {
            return PathAccess.Denied;
        }

        return allowed == PathRelation.Covers && denied == PathRelation.Apart ? PathAccess.Allowed : PathAccess.Partly;
    }

    private static PathRelation Widest(IReadOnlyList<NodePath> rules, NodePath path, bool isDenied)
    {
        var widest = PathRelation.Apart;
        foreach (var rule in rules)
        {
            var relation = Relate(rule, path, isDenied);
            if (relation == PathRelation.Covers)
            {
                return relation;
            }

            widest = relation > widest ? relation : widest;
        }

        return widest;
    }

    private static PathRelation Relate(NodePath rule, NodePath path, bool isDenied)
    {
        var sure = rule.Steps.Length <= path.Steps.Length;
        for (var i = 0; i < Math.Min(rule.Steps.Length, path.Steps.Length); i++)
        {
            if (rule.Steps[i].Name != path.Steps[i].Name || rule.Steps[i].Module != path.Steps[i].Module)
            {
                return PathRelation.Apart;
            }

            foreach (var wanted in rule.Steps[i].Predicates)
            {
                var given = path.Steps[i].Predicates.FirstOrDefault(predicate => predicate.Name == wanted.Name && predicate.Module == wanted.Module);
                if (given is null)
                {
                    sure = false;
                }
                else if (given.Value != wanted.Value && !(isDenied && KeyText.MayBeSame(given.Value, wanted.Value)))
                {
                    return PathRelation.Apart;
                }
            }
        }

        return sure ? PathRelation.Covers : PathRelation.Touches;
    }
}
