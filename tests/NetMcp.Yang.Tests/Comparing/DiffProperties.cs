using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Tests.Comparing;

public sealed class DiffProperties
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Apply_OfTheDifference_GivesTheOtherTree() => Check.One(Config, Prop.ForAll(RandomTrees.Pairs(), pair =>
        Assert.Equal(CanonicalHash.Of(pair.To), CanonicalHash.Of(Applied(DataDiff.Between(pair.From, pair.To), pair.From)))));

    [Fact]
    public void Apply_OfTheInverse_GivesTheTreeBack() => Check.One(Config, Prop.ForAll(RandomTrees.Pairs(), pair =>
    {
        var diff = DataDiff.Between(pair.From, pair.To);

        Assert.Equal(CanonicalHash.Of(pair.From), CanonicalHash.Of(Applied(diff.Inverse(), Applied(diff, pair.From))));
    }));

    [Fact]
    public void Difference_IsEmptyExactlyWhenTheHashesAreEqual() => Check.One(Config, Prop.ForAll(RandomTrees.Pairs(), pair =>
    {
        Assert.True(DataDiff.Between(pair.From, pair.From).IsEmpty);
        Assert.Equal(CanonicalHash.Of(pair.From) == CanonicalHash.Of(pair.To), DataDiff.Between(pair.From, pair.To).IsEmpty);
    }));

    [Fact]
    public void Merge_OfATreeIntoItself_ChangesNothing() => Check.One(Config, Prop.ForAll(RandomTrees.Pairs(), pair =>
    {
        var configuration = Configuration(pair.From);

        Assert.Equal(CanonicalHash.Of(configuration), CanonicalHash.Of(DataMerger.Merge(configuration, configuration)));
    }));

    [Fact]
    public void Merge_HoldsAllOfWhatWasMerged() => Check.One(Config, Prop.ForAll(RandomTrees.Pairs(), pair =>
    {
        var (target, source) = (Configuration(pair.From), Configuration(pair.To));

        var merged = DataMerger.Merge(target, source);

        // The merged tree differs from what was merged by what it has more, and by order.
        Assert.All(DataDiff.Between(merged, source).Edits, edit => Assert.Contains(edit.Kind, (DataEditKind[])[DataEditKind.Delete, DataEditKind.Move]));
    }));

    private static DataTree Applied(DataDiff diff, DataTree tree)
    {
        var result = diff.ApplyTo(tree);
        Assert.Empty(result.Conflicts.Select(conflict => $"{conflict.Edit.Kind} {conflict.Edit.Path}: {conflict.Message}"));
        return result.Tree!;
    }

    // Lists without keys cannot be merged.
    private static DataTree Configuration(DataTree tree) => new(tree.Schema, [.. tree.Roots.Where(root => root.Name != "state")]);
}
