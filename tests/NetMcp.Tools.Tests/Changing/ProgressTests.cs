using System.Collections.Concurrent;
using ModelContextProtocol;
using NetMcp.Changes.States;
using NetMcp.Core.Devices;
using NetMcp.TestKit;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Changing;

/// <summary>Progress while one waits for a change, through the SDK's client and server.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData("2025-03-26")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Status_OfAChangeThatMoves_TellsSoWhileOneWaits(string revision)
    {
        using var toolbox = new Toolbox();
        var device = DeviceName.Parse("edge-1");
        toolbox.Changes.Reports =
        [
            new ChangeStatus(SamplePlans.Id, ChangeState.Applying) { Devices = [new DeviceChangeStatus(device, DeviceChangeState.Locked)] },
            new ChangeStatus(SamplePlans.Id, ChangeState.Checking) { Devices = [new DeviceChangeStatus(device, DeviceChangeState.Pending)] },
        ];
        var (seen, release) = (new Notes(), new TaskCompletionSource());
        toolbox.Changes.Waiting = release.Task;
        await using var connection = await InMemoryConnection.OpenAsync(toolbox, revision);

        var call = connection.Client.CallToolAsync(
            "network.change.status", new Dictionary<string, object?> { ["change"] = SamplePlans.Id.Value, ["wait_seconds"] = 5 }, seen).AsTask();

        // A note may replace one that was not sent yet; the newest always comes.
        var newest = await seen.ReadUntilAsync(note => note.Message == "checking: 1 pending").Guarded();
        Assert.False(call.IsCompleted);
        release.SetResult();
        Assert.NotEqual(true, (await call.Guarded()).IsError);
        Assert.Equal(newest.Order(), newest);
        Assert.Equal(newest.Distinct().Count(), newest.Count);
    }

    [Fact]
    public async Task Status_WithoutAToken_IsAnsweredAllTheSame()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Reports = [new ChangeStatus(SamplePlans.Id, ChangeState.Checking)];
        await using var connection = await InMemoryConnection.OpenAsync(toolbox);
        var result = await connection.Client.CallToolAsync("network.change.status", new Dictionary<string, object?> { ["change"] = SamplePlans.Id.Value });
        Assert.NotEqual(true, result.IsError);
    }

    private sealed class Notes : IProgress<ProgressNotificationValue>
    {
        private readonly BlockingCollection<ProgressNotificationValue> _notes = [];

        public void Report(ProgressNotificationValue value) => _notes.Add(value);

        /// <summary>The numbers of the notes up to the one that is waited for.</summary>
        public Task<List<float>> ReadUntilAsync(Func<ProgressNotificationValue, bool> isLast) => Task.Run(() =>
        {
            var numbers = new List<float>();
            foreach (var note in _notes.GetConsumingEnumerable())
            {
                numbers.Add(note.Progress);
                if (isLast(note))
                {
                    break;
                }
            }

            return numbers;
        });
    }
}
