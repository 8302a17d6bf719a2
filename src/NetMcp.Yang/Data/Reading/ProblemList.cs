using System.Collections.Immutable;

namespace NetMcp.Yang.Data.Reading;

/// <summary>Collects the problems of one document up to a cap, so that a hostile one cannot fill the memory with them.</summary>
internal sealed class ProblemList(int cap)
{
    // Text of the document in a message.
    private const int MaxQuoted = 100;

    private readonly List<DataProblem> _kept = [];

    public int Count { get; private set; }

    public DataProblem? Fatal { get; private set; }

    /// <summary>Whether the next problem would be kept; if not, nobody has to make up its text.</summary>
    public bool HasRoom => _kept.Count < cap;

    public void Add(DataProblem problem)
    {
        Count++;
        if (problem.IsFatal)
        {
            Fatal ??= problem;
        }

        // What ended the reading is always told.
        if (HasRoom || problem.IsFatal)
        {
            _kept.Add(problem);
        }
    }

    public void AddUnkept() => Count++;

    public ImmutableArray<DataProblem> ToImmutable() => [.. _kept];

    public static string Quote(ReadOnlySpan<char> text) => text.Length <= MaxQuoted ? $"'{text}'" : $"'{text[..MaxQuoted]}'... ({text.Length} characters)";
}
