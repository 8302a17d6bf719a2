namespace NetMcp.Yang.Types.Patterns;

/// <summary>
/// Matches values against a pattern with a deterministic automaton that is made as values need it. Time is linear in the value: patterns
/// come from devices, and one that backtracks for hours is easily written. Any number of threads may match at once.
/// </summary>
internal sealed class PatternMatcher
{
    /// <summary>The most steps of making states for one value.</summary>
    public const long MaxSteps = 5_000_000;

    // What may be kept of the deterministic automaton, in array slots; then it is made anew.
    private const int MaxSlots = 64 * 1024;

    private readonly PatternAutomaton _automaton;
    private readonly PatternAlphabet _alphabet;
    private readonly Lock _lock = new();
    private readonly Dictionary<int[], MatchState> _states = new(new StateSetComparer());
    private readonly StateClosure _closure;
    private MatchState? _start;
    private int _slots;

    public PatternMatcher(PatternAutomaton automaton)
    {
        _automaton = automaton;
        _alphabet = automaton.Alphabet;
        _closure = new(automaton);
    }

    /// <summary>About how many bytes it may come to hold.</summary>
    public long Weight => (_automaton.StateCount * 20L) + _alphabet.Weight + (MaxSlots * 8);

    public PatternVerdict Match(ReadOnlySpan<char> value)
    {
        long steps = 0;
        var state = _start ?? Start(ref steps);
        for (var at = 0; at < value.Length; at++)
        {
            int codePoint = value[at];
            if (char.IsHighSurrogate((char)codePoint) && at + 1 < value.Length && char.IsLowSurrogate(value[at + 1]))
            {
                codePoint = char.ConvertToUtf32((char)codePoint, value[++at]);
            }

            var letter = _alphabet.LetterOf(codePoint);
            state = state.Next[letter] ?? Step(state, letter, ref steps);
            if (state.IsDead)
            {
                return PatternVerdict.NoMatch;
            }

            if (steps > MaxSteps)
            {
                return PatternVerdict.TooExpensive;
            }
        }

        return state.IsAccepting ? PatternVerdict.Match : PatternVerdict.NoMatch;
    }

    private MatchState Start(ref long steps)
    {
        lock (_lock)
        {
            _closure.Add(_automaton.Start);
            return _start = Intern(_closure.Take(), ref steps);
        }
    }

    private MatchState Step(MatchState from, int letter, ref long steps)
    {
        lock (_lock)
        {
            foreach (var state in from.Set)
            {
                if (_automaton.Step(state, letter) is >= 0 and var target)
                {
                    _closure.Add(target);
                }
            }

            steps += from.Set.Length;
            return from.Next[letter] = Intern(_closure.Take(), ref steps);
        }
    }

    private MatchState Intern(int[] set, ref long steps)
    {
        steps += set.Length;
        if (_states.TryGetValue(set, out var known))
        {
            return known;
        }

        var size = set.Length + _alphabet.Count;
        steps += size;
        _slots += size;
        if (_slots > MaxSlots)
        {
            _states.Clear();
            _start = null;
            _slots = size;
        }

        // The accepting state has the lowest number.
        var state = new MatchState(set, _alphabet.Count, set.Length > 0 && _automaton.IsAccept(set[0]));
        _states.Add(set, state);
        return state;
    }

    private sealed class MatchState(int[] set, int letters, bool isAccepting)
    {
        public int[] Set { get; } = set;

        public MatchState?[] Next { get; } = new MatchState?[letters];

        public bool IsAccepting { get; } = isAccepting;

        public bool IsDead => Set.Length == 0;
    }
}
