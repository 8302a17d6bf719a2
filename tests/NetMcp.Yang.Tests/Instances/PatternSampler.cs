using NetMcp.Yang.Types;
using NetMcp.Yang.Types.Patterns;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>Makes texts that a pattern takes.</summary>
internal sealed class PatternSampler(Random random)
{
    public string Sample(YangPattern pattern)
    {
        Assert.True(PatternParser.TryParse(pattern.Text, out var tree, out var problem), problem);
        return Sample(tree);
    }

    private string Sample(PatternNode node) => node switch
    {
        PatternChar one => Sample(one.Class),
        PatternSequence sequence => string.Concat(sequence.Pieces.Select(Sample)),
        PatternChoice choice => Sample(choice.Branches[random.Next(choice.Branches.Count)]),
        PatternRepeat repeat => string.Concat(Enumerable.Range(0, random.Next(repeat.Min, Math.Min(repeat.Max ?? int.MaxValue, repeat.Min + 3) + 1)).Select(_ => Sample(repeat.Atom))),
        _ => throw new InvalidOperationException(),
    };

    // A printable ASCII character where the class has one.
    private string Sample(CharClass characters)
    {
        var all = characters.ToSet();
        var printable = all.Intersect(CharSet.Of('!', '~'));
        var ranges = printable.Ranges.IsEmpty ? all.Ranges : printable.Ranges;
        if (ranges.IsEmpty)
        {
            return "";
        }

        var range = ranges[random.Next(ranges.Length)];
        return char.ConvertFromUtf32(random.Next(range.First, range.Last + 1));
    }
}
