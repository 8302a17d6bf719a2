namespace NetMcp.Yang.Compilation.Names;

/// <summary>Finds the edges that close circles in a graph, without recursion: a chain may be as long as a text.</summary>
internal static class CycleFinder
{
    /// <summary>The edges whose removal leaves no circle, in the order of a depth-first walk.</summary>
    public static List<TEdge> ClosingEdges<TNode, TEdge>(
        IEnumerable<TNode> nodes,
        Func<TNode, IReadOnlyList<TEdge>> edges,
        Func<TEdge, TNode?> target)
        where TNode : class
    {
        var closing = new List<TEdge>();
        var state = new Dictionary<TNode, bool>(ReferenceEqualityComparer.Instance);
        var path = new Stack<(TNode Node, IReadOnlyList<TEdge> Edges, int Next)>();
        foreach (var start in nodes)
        {
            if (state.TryAdd(start, false))
            {
                path.Push((start, edges(start), 0));
            }

            while (path.TryPop(out var frame))
            {
                if (frame.Next == frame.Edges.Count)
                {
                    state[frame.Node] = true;
                    continue;
                }

                path.Push(frame with { Next = frame.Next + 1 });
                var edge = frame.Edges[frame.Next];
                if (target(edge) is not { } next)
                {
                    continue;
                }

                if (state.TryAdd(next, false))
                {
                    path.Push((next, edges(next), 0));
                }
                else if (!state[next])
                {
                    closing.Add(edge);
                }
            }
        }

        return closing;
    }
}
