namespace NetMcp.Yang.Types.Patterns;

/// <summary>Collects the states that are reached without taking a character. Used by one thread at a time.</summary>
internal sealed class StateClosure(PatternAutomaton automaton)
{
    private readonly int[] _seenIn = new int[automaton.StateCount];
    private readonly Stack<int> _pending = new();
    private readonly List<int> _found = [];
    private int _round = 1;

    public void Add(int state)
    {
        _pending.Push(state);
        while (_pending.TryPop(out var next))
        {
            if (_seenIn[next] == _round)
            {
                continue;
            }

            _seenIn[next] = _round;
            if (automaton.IsFork(next))
            {
                var (first, second) = automaton.Targets(next);
                _pending.Push(second);
                _pending.Push(first);
            }
            else
            {
                _found.Add(next);
            }
        }
    }

    /// <summary>The states found since the last time, ascending.</summary>
    public int[] Take()
    {
        _found.Sort();
        int[] taken = [.. _found];
        _found.Clear();
        _round++;
        return taken;
    }
}
