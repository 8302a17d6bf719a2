namespace NetMcp.Yang.Types.Patterns;

/// <summary>A pattern as a nondeterministic automaton (Thompson's construction), counted repetitions written out.</summary>
internal sealed class PatternAutomaton
{
    /// <summary>The most states: what <c>.{0,65535}</c> needs, and little more.</summary>
    public const int MaxStates = 200_000;

    // A state's set: an index into the alphabet's sets, or one of these.
    private const int Fork = -1;
    private const int Accept = -2;

    private readonly List<State> _states = [];
    private readonly Dictionary<CharClass, int> _setIndexes = [];
    private readonly List<CharSet> _sets = [];

    private PatternAutomaton()
    {
    }

    public int Start { get; private set; }

    public int StateCount => _states.Count;

    public PatternAlphabet Alphabet { get; private set; } = null!;

    /// <summary>Builds the automaton; null when it would have too many states.</summary>
    public static PatternAutomaton? Build(PatternNode pattern)
    {
        if (Size(pattern) > MaxStates)
        {
            return null;
        }

        var automaton = new PatternAutomaton();
        var accept = automaton.Add(Accept, 0, 0);
        automaton.Start = automaton.Add(pattern, accept);
        automaton.Alphabet = new(automaton._sets);
        return automaton;
    }

    public bool IsAccept(int state) => _states[state].Set == Accept;

    /// <summary>Whether the state goes on to two others without taking a character.</summary>
    public bool IsFork(int state) => _states[state].Set == Fork;

    public (int First, int Second) Targets(int state) => (_states[state].Next, _states[state].Other);

    /// <summary>The state behind a letter, or -1 when the state does not take it.</summary>
    public int Step(int state, int letter)
    {
        var from = _states[state];
        return from.Set >= 0 && Alphabet.IsMember(from.Set, letter) ? from.Next : -1;
    }

    private static long Size(PatternNode node)
    {
        const long TooMany = MaxStates + 1;
        return Math.Min(TooMany, node switch
        {
            PatternChoice choice => choice.Branches.Sum(branch => Size(branch) + 1),
            PatternSequence sequence => sequence.Pieces.Sum(Size),
            PatternRepeat repeat => (Size(repeat.Atom) + 1) * (repeat.Max ?? repeat.Min + 1),
            _ => 1,
        });
    }

    // Built from the end: what follows a node is there before the node.
    private int Add(PatternNode node, int next) => node switch
    {
        PatternChar one => Add(IndexOf(one.Class), next, 0),
        PatternSequence sequence => sequence.Pieces.Reverse().Aggregate(next, (behind, piece) => Add(piece, behind)),
        PatternChoice choice => choice.Branches.Skip(1).Aggregate(Add(choice.Branches[0], next), (others, branch) => Add(Fork, Add(branch, next), others)),
        PatternRepeat repeat => AddRepeat(repeat, next),
        _ => throw new InvalidOperationException(),
    };

    private int AddRepeat(PatternRepeat repeat, int next)
    {
        var entry = repeat.Max is { } max ? AddOptional(repeat.Atom, max - repeat.Min, next) : AddLoop(repeat.Atom, next);
        for (var copy = 0; copy < repeat.Min; copy++)
        {
            entry = Add(repeat.Atom, entry);
        }

        return entry;
    }

    private int AddOptional(PatternNode atom, int copies, int next)
    {
        var entry = next;
        for (var copy = 0; copy < copies; copy++)
        {
            entry = Add(Fork, Add(atom, entry), next);
        }

        return entry;
    }

    private int AddLoop(PatternNode atom, int next)
    {
        var loop = Add(Fork, 0, next);
        _states[loop] = _states[loop] with { Next = Add(atom, loop) };
        return loop;
    }

    private int Add(int set, int next, int other)
    {
        _states.Add(new(set, next, other));
        return _states.Count - 1;
    }

    private int IndexOf(CharClass charClass)
    {
        if (!_setIndexes.TryGetValue(charClass, out var index))
        {
            index = _sets.Count;
            _sets.Add(charClass.ToSet());
            _setIndexes.Add(charClass, index);
        }

        return index;
    }

    private readonly record struct State(int Set, int Next, int Other);
}
