using NetMcp.Changes.States;
using Xunit;
using Xunit.Abstractions;

namespace NetMcp.Changes.Tests.Modelling;

/// <summary>Random sequences against a simple model.</summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private const int Steps = 25;

    [Fact]
    public Task Sequences_OfPlansDeathsAndEditsOfOthers_LeaveWhatTheModelSays() => RunAsync(from: 1, sequences: 150);

    [Fact]
    [Trait("Size", "Long")]
    public Task ManySequences_OfPlansDeathsAndEditsOfOthers_LeaveWhatTheModelSays() => RunAsync(Environment.TickCount, sequences: 5000);

    private async Task RunAsync(int from, int sequences)
    {
        output.WriteLine($"seeds from {from}");
        var ends = new Dictionary<ChangeState, int>();
        for (var seed = 0; seed < sequences; seed++)
        {
            using var run = new ModelRun(unchecked(from + seed));
            await run.RunAsync(Steps);
            foreach (var (state, count) in run.Ends)
            {
                ends[state] = ends.GetValueOrDefault(state) + count;
            }
        }

        output.WriteLine(string.Join(", ", ends.Select(end => $"{end.Value} {end.Key}")));

        // Sequences that never come to an end of some kind would show nothing of it.
        Assert.All([ChangeState.Confirmed, ChangeState.RolledBack, ChangeState.Refused, ChangeState.Stale], state => Assert.True(ends.ContainsKey(state), $"none ended {state}"));
    }
}
