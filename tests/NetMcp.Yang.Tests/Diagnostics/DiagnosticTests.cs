using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    [Fact]
    public void Bag_PastItsCap_StillCountsErrors()
    {
        var bag = new DiagnosticBag(cap: 1);
        var position = new SourcePosition("m.yang", 1, 1);

        bag.Warning("YANG1", position, "first");
        bag.Error("YANG2", position, "second");

        Assert.Single(bag.Items);
        Assert.True(bag.HasErrors);
    }

    [Fact]
    public void Bag_FullOfWarnings_KeepsAnErrorInsteadOfTheLast()
    {
        var bag = new DiagnosticBag(cap: 2);
        var position = new SourcePosition("m.yang", 1, 1);

        bag.Warning("YANG1", position, "first");
        bag.Warning("YANG2", position, "second");
        bag.Error("YANG3", position, "third");

        Assert.Equal(["YANG1", "YANG3"], bag.Items.Select(item => item.Id));
    }

    [Fact]
    public void Diagnostic_AsText_IsWhatAnEditorJumpsTo()
    {
        var diagnostic = new YangDiagnostic("YANG1004", DiagnosticSeverity.Error, new("a.yang", 3, 7), "no");

        Assert.Equal("a.yang:3:7: error YANG1004: no", diagnostic.ToString());
    }
}
