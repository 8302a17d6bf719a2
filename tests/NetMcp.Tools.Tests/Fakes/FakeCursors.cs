using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>Cursors in memory: <c>c1</c>, <c>c2</c>...</summary>
internal sealed class FakeCursors : IReadCursors
{
    private readonly List<(string Owner, DocumentRest Document)> _kept = [];

    public bool IsFull { get; set; }

    public string? Keep(string owner, DocumentRest rest)
    {
        if (IsFull)
        {
            return null;
        }

        _kept.Add((owner, rest));
        return "c" + _kept.Count;
    }

    public Outcome<DocumentRest> Find(string owner, string cursor) =>
        cursor is ['c', .. var number] && int.TryParse(number, out var index) && index > 0 && index <= _kept.Count && _kept[index - 1].Owner == owner
            ? _kept[index - 1].Document
            : new Failure(FailureCode.InvalidArgument, "This cursor is not valid.");
}
