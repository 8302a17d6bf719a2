namespace NetMcp.Yang.Types.Patterns;

/// <summary>
/// Keeps matchers alive up to a budget for the whole process. A pattern holds its matcher weakly: however many patterns devices bring,
/// matchers of no more than the budget are in memory, and one that is gone is made again when a value needs it.
/// </summary>
internal static class MatcherMemory
{
    private const long Budget = 256L * 1024 * 1024;

    private static readonly Lock Gate = new();
    private static readonly List<PatternMatcher> Kept = [];
    private static long _weight;

    public static void Keep(PatternMatcher matcher)
    {
        lock (Gate)
        {
            _weight += matcher.Weight;
            if (_weight > Budget)
            {
                Kept.Clear();
                _weight = matcher.Weight;
            }

            Kept.Add(matcher);
        }
    }
}
