using NetMcp.Tools.Reading;

namespace NetMcp.Tools.Tests.Reading;

public sealed class AnswerBudgetTests
{
    [Theory]
    [InlineData(new[] { 10, 10 }, 100, new[] { 10, 10 })]
    [InlineData(new[] { 100, 100 }, 100, new[] { 50, 50 })]
    [InlineData(new[] { 10, 200, 200 }, 100, new[] { 10, 45, 45 })]
    [InlineData(new[] { 200, 10, 30 }, 100, new[] { 60, 10, 30 })]
    [InlineData(new int[0], 100, new int[0])]
    public void Share_OfOneAnswer_GivesWhatTheSmallLeaveToTheLarge(int[] sizes, int total, int[] expected) =>
        Assert.Equal(expected, AnswerBudget.Share(sizes, total));
}
