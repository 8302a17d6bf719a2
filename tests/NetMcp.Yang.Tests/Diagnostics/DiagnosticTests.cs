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
    public void Diagnostic_AsText_IsWhatAnEditorJumpsTo()
    {
        var diagnostic = new YangDiagnostic("YANG1004", DiagnosticSeverity.Error, new("a.yang", 3, 7), "no");

        Assert.Equal("a.yang:3:7: error YANG1004: no", diagnostic.ToString());
    }
}
