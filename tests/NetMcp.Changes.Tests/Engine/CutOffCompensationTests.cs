using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Fakes;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>
/// What was confirmed is taken back, and the gateway dies in the middle. Another one cannot know how far that went: what is neither as before nor as the
/// change left it is somebody else's.
/// </summary>
public sealed class CutOffCompensationTests
{
    private const int MoreThanAnyChangeHas = 400;
    private const string Theirs = "<box xmlns='urn:box'><name>theirs</name><other>x</other></box>";

    public static TheoryData<KillSweepTests.Kind> Kinds() => [.. Enum.GetValues<KillSweepTests.Kind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Gateway_DiesAnywhereAndSomebodyEditsSince_ThatEditStaysAndIsNamed(KillSweepTests.Kind kind)
    {
        var edited = 0;
        for (var number = 1; number <= MoreThanAnyChangeHas; number++)
        {
            foreach (var (record, operation) in new ((int, bool)?, int?)[] { ((number, false), null), ((number, true), null), (null, number) })
            {
                using var world = World(kind);
                var died = await world.ApplyAsync(new Death(world) { At = record, Operation = operation });
                if (!died && record is not null)
                {
                    Assert.Equal(ChangeState.RolledBack, world.Status.State);
                    Assert.NotEqual(0, edited);
                    return;
                }

                var device = world.Devices[0];
                if (!died || world.Status.HasEnded || device.IsPending || device.Locks.Count > 0)
                {
                    continue;
                }

                edited++;
                var before = world.Status.Devices[0].State;
                (device.Running, device.Candidate) = (FakeConfig.Parse(Theirs), FakeConfig.Parse(Theirs));

                Assert.False(await world.FinishAsync(world.RecoverAsync()));

                var story = $"died at {record} {operation}\n" + string.Join('\n', world.Records.Select(line => $"{line.Kind} {line.Device} {line.DeviceState} {line.Text}"));
                Assert.True(device.Runs(Theirs), story);
                Assert.True(Names(world, before), story);
            }
        }

        Assert.Fail("The change never came to its end.");
    }

    [Theory]
    [InlineData(nameof(RecordKind.Undoing))]
    [InlineData(nameof(RecordKind.ReadBack))]
    public async Task Gateway_DiesAndNobodyEdits_IsTakenBackAllTheSame(string point)
    {
        using var world = World(KillSweepTests.Kind.Persist);
        var death = new Death(world);
        var isTakenBack = false;
        world.OnRecord = record =>
        {
            isTakenBack |= record is { Kind: RecordKind.Undoing, Text: not null };
            if (isTakenBack && !death.IsDead && record.Kind.ToString() == point)
            {
                death.Die();
            }
        };
        Assert.True(await world.ApplyAsync(death));

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    // Seen to be as before, it was so then; otherwise somebody has to look, unless nothing was ever sent there.
    private static bool Names(EngineWorld world, DeviceChangeState before) => world.Status.Devices[0].State switch
    {
        DeviceChangeState.Unknown or DeviceChangeState.Untouched => true,
        DeviceChangeState.RolledBack => before == DeviceChangeState.RolledBack,
        _ => false,
    };

    private static EngineWorld World(KillSweepTests.Kind kind)
    {
        var world = KillSweepTests.World(2, kind);
        world.Plan = world.Plan with
        {
            Compensate = true,
            Batches = [.. world.Devices.Select(device => new[] { device.Name })],
            Checks = [new PlannedCheck(CheckKind.Value) { Device = world.Devices[1].Name, Path = "/box:box/other", Expected = "y" }],
        };
        return world;
    }
}
