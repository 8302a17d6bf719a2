using System.Collections;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>
/// Divides the code points into letters: code points that no class of a pattern tells apart are one letter. An automaton then steps on a
/// few letters instead of 1,114,112 code points.
/// </summary>
internal sealed class PatternAlphabet
{
    private const int AsciiCount = 128;

    private readonly int[] _starts;
    private readonly int[] _letters;
    private readonly int[] _ascii = new int[AsciiCount];
    private readonly BitArray[] _members;

    public PatternAlphabet(IReadOnlyList<CharSet> sets)
    {
        _starts = Boundaries(sets);
        _letters = new int[_starts.Length];
        Count = Divide(sets);
        _members = [.. sets.Select(Members)];
        for (var codePoint = 0; codePoint < AsciiCount; codePoint++)
        {
            _ascii[codePoint] = Search(codePoint);
        }
    }

    /// <summary>How many letters there are.</summary>
    public int Count { get; }

    /// <summary>About how many bytes it holds.</summary>
    public long Weight => (_starts.Length * 8L) + ((long)_members.Length * Count / 8);

    public int LetterOf(int codePoint) => codePoint < AsciiCount ? _ascii[codePoint] : Search(codePoint);

    /// <summary>Whether the set of this index has the letter.</summary>
    public bool IsMember(int set, int letter) => _members[set][letter];

    // Where some set begins, or ends before: between two of these all code points are alike.
    private static int[] Boundaries(IReadOnlyList<CharSet> sets) =>
        [.. sets.SelectMany(set => set.Ranges).SelectMany(range => new[] { range.First, range.Last + 1 }).Append(0).Distinct().Order()];

    private int Divide(IReadOnlyList<CharSet> sets)
    {
        var next = 1;
        var moved = new Dictionary<int, int>();
        foreach (var set in sets)
        {
            // What is in the set leaves the letter it was of; what is not stays.
            moved.Clear();
            foreach (var index in Intervals(set))
            {
                if (!moved.TryGetValue(_letters[index], out var letter))
                {
                    letter = next++;
                    moved.Add(_letters[index], letter);
                }

                _letters[index] = letter;
            }
        }

        // Letters that everything has left are numbered away.
        moved.Clear();
        for (var index = 0; index < _letters.Length; index++)
        {
            if (!moved.TryGetValue(_letters[index], out var letter))
            {
                letter = moved.Count;
                moved.Add(_letters[index], letter);
            }

            _letters[index] = letter;
        }

        return moved.Count;
    }

    private BitArray Members(CharSet set)
    {
        var members = new BitArray(Count);
        foreach (var index in Intervals(set))
        {
            members[_letters[index]] = true;
        }

        return members;
    }

    private IEnumerable<int> Intervals(CharSet set)
    {
        foreach (var range in set.Ranges)
        {
            for (var index = Array.BinarySearch(_starts, range.First); index < _starts.Length && _starts[index] <= range.Last; index++)
            {
                yield return index;
            }
        }
    }

    private int Search(int codePoint)
    {
        var index = Array.BinarySearch(_starts, codePoint);
        return _letters[index < 0 ? ~index - 1 : index];
    }
}
