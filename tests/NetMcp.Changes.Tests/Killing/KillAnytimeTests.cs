using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Real;
using NetMcp.TestKit.Prerequisites;
using Xunit;
using Xunit.Abstractions;

namespace NetMcp.Changes.Tests.Killing;

/// <summary>The gateway is killed at any time, and its recovery now and then too.</summary>
[Trait("Size", "Long")]
public sealed class KillAnytimeTests(ITestOutputHelper output)
{
    private const int Rounds = 100;

    // From when a change has begun until it has ended, on a machine with nothing else to do.
    private const int LongestMilliseconds = 1200;

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Gateway_KilledAtRandomTimes_LeavesNothingHalfDoneThatIsNotNamed()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var network = await RealNetwork.StartAsync();
        var ends = new Dictionary<ChangeState, int>();
        for (var round = 1; round <= Rounds; round++)
        {
            var folder = $"round-{round}";
            var first = TimeSpan.FromMilliseconds(random.Next(LongestMilliseconds));
            var second = random.Next(4) == 0 ? TimeSpan.FromMilliseconds(random.Next(2 * LongestMilliseconds)) : (TimeSpan?)null;
            try
            {
                await HostRun.ApplyAsync(network, folder, die: null, first);
                if (second is not null)
                {
                    await HostRun.RecoverAsync(network, folder, second);
                }

                var ended = await KillRound.EndAsync(network, folder);
                ends[ended.State] = ends.GetValueOrDefault(ended.State) + 1;
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}, round {round}, killed after {first}{(second is null ? "" : $" and {second}")}: {e.Message}");
            }
        }

        output.WriteLine(string.Join(", ", ends.Select(end => $"{end.Value} {end.Key}")));
    }
}
