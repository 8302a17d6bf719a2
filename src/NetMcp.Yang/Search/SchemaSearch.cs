using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Search;

/// <summary>Finds nodes of a schema by words.</summary>
public static class SchemaSearch
{
    /// <summary>The most words of a question that count.</summary>
    public const int MaxWords = 12;

    /// <summary>
    /// The nodes that fit best, best first. Words count most in a node's own name, then in the names above it, in its type (typedefs, enums,
    /// bits, identities), in its description; a node that has all of the words comes before one that has some of them.
    /// The index is built at the first search of a schema.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="words">Words, in any order; <c>oper-status</c> is two.</param>
    /// <param name="filter">Which nodes may be found; null for all.</param>
    /// <param name="max">The most hits.</param>
    public static IReadOnlyList<SearchHit> Find(YangSchema schema, string words, SearchFilter? filter = null, int max = 10)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        var asked = SearchWords.OfName(words).Distinct().Take(MaxWords).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var index = SchemaIndex.Of(schema);
        var scores = new QueryScores(index, [.. asked.Select(word => QueryTerm.Of(index, word))]);
        return Best(index, scores, filter ?? SearchFilter.None, max);
    }

    private static IReadOnlyList<SearchHit> Best(SchemaIndex index, QueryScores scores, SearchFilter filter, int max)
    {
        var groups = new Dictionary<(string Name, SchemaNodeKind Kind, object Said), Group>();
        for (var id = 0; id < index.Nodes.Length; id++)
        {
            var node = index.Nodes[id];
            if (scores.Of(id) is not (> 0 and var score) || !filter.Matches(node))
            {
                continue;
            }

            // The uses of a grouping share the very string; without a description each node is its own.
            var key = (node.Name, node.Kind, (object?)node.Description ?? node);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = new Group());
            }

            group.Add(id, score);
        }

        return [.. groups.Values
            .OrderByDescending(group => group.Score)
            .ThenBy(group => group.Best)
            .Take(max)
            .Select(group => new SearchHit(index.Nodes[group.Best], group.Score, group.Count - 1))];
    }

    private sealed class Group
    {
        public int Best { get; private set; }

        public double Score { get; private set; }

        public int Count { get; private set; }

        // Of equals the first stays: nodes come in schema order.
        public void Add(int id, double score)
        {
            Count++;
            if (score > Score)
            {
                Best = id;
                Score = score;
            }
        }
    }
}
