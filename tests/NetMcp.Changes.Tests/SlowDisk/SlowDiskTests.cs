using System.Collections.Concurrent;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Rules;
using NetMcp.Changes.Running;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Changes.Tests.Running;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using NetMcp.TestKit.Disks;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Changes.Tests.SlowDisk;

/// <summary>Changes whose folder is on a disk that stops answering: nothing rests on what is not known to be on it.</summary>
public sealed class SlowDiskTests : IAsyncLifetime, IDisposable
{
    private readonly EngineWorld _world = new(2);
    private readonly StoreAndRules _store = new();
    private readonly List<IDisposable> _gateways = [];
    private readonly ConcurrentQueue<string> _sentWhileFrozen = new();
    private FreezableDisk? _disk;
    private FreezingJournals? _journals;
    private ChangeRuns? _runs;

    private ChangeOptions Options => new() { Folder = Path.Combine(_disk!.Path, "changes"), DiskPatience = TimeSpan.FromSeconds(2) };

    public async Task InitializeAsync() => await _store.SaveAsync(_world.Plan, default);

    public void Dispose()
    {
        _gateways.ForEach(gateway => gateway.Dispose());
        _world.Dispose();
    }

    public async Task DisposeAsync()
    {
        if (_disk is not null)
        {
            await _disk.DisposeAsync();
        }
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Apply_OnADiskThatDoesNotAnswer_IsRefusedAndGoesWhenItDoes()
    {
        var changes = await GatewayAsync(null);
        await _disk!.FreezeAsync();

        var refused = await ApplyAsync(changes);
        var again = await ApplyAsync(changes);
        Assert.Contains("has not answered", refused.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was begun", again.Failure?.Message, StringComparison.Ordinal);
        Assert.All(_world.Devices, device => Assert.Empty(device.Log));

        await _disk.ThawAsync();
        await WhenTakenAsync(changes);
        Assert.Equal(ChangeState.Confirmed, (await EndAsync(changes)).State);
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Apply_DiskStopsAtItsFirstRecord_EndsAsRefusedWithoutHavingBegun()
    {
        var changes = await GatewayAsync(RecordKind.Applying);

        var refused = await ApplyAsync(changes);
        var again = await ApplyAsync(changes);
        Assert.Contains("nothing will be", refused.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Failure?.Message, again.Failure?.Message);
        Assert.Equal(_world.Plan.Id, _runs!.Claims.Find(_world.Devices[0].Name));

        await _disk!.ThawAsync();
        var ended = await EndAsync(changes);
        Assert.Equal(ChangeState.Refused, ended.State);
        Assert.Contains("did not answer in time", ended.Reason, StringComparison.Ordinal);
        Assert.All(_world.Devices, device => Assert.Empty(device.Log));
        await WhenFreeAsync();
    }

    [RequiresTheory(Prerequisite.FreezableDisk)]
    [InlineData(nameof(RecordKind.Editing))]
    [InlineData(nameof(RecordKind.Committing))]
    [InlineData(nameof(RecordKind.ChecksPassed))]
    public async Task Apply_DiskStopsOnTheWay_SendsNothingThatRestsOnItAndIsUndone(string record)
    {
        var at = Enum.Parse<RecordKind>(record);
        var changes = await GatewayAsync(at);

        Assert.True((await ApplyAsync(changes)).IsSuccess);
        await _journals!.Frozen.Guarded();
        await WhenAllAsync(device => device.Runs(EngineWorld.Base) && device.Locks.Count == 0);
        await _disk!.ThawAsync();
        var ended = await EndAsync(changes);

        Assert.DoesNotContain(_sentWhileFrozen, operation => operation is "edit" or "commit" or "commit-confirmed");
        Assert.Equal(at == RecordKind.ChecksPassed ? ChangeState.RolledBack : ChangeState.Refused, ended.State);
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
        await WhenFreeAsync();
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Apply_DiskStopsAtTheDecision_IsNeitherConfirmedNorUndoneBeforeItIsKnown()
    {
        var changes = await GatewayAsync(RecordKind.DecidedConfirm);
        Assert.True((await ApplyAsync(changes)).IsSuccess);
        await _journals!.Frozen.Guarded();

        var meanwhile = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.Zero, null, Guard.Token())).Value;
        Assert.False(meanwhile.HasEnded);
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Target)));

        await _disk!.ThawAsync();
        Assert.Equal(ChangeState.Confirmed, (await EndAsync(changes)).State);
        Assert.Empty(_sentWhileFrozen);
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Append_WhileTheDiskDoesNotAnswer_KeepsNothingForLater()
    {
        _disk = await FreezableDisk.MountAsync();
        using var journals = new FileChangeJournals(Options);
        var journal = await journals.OpenAsync(_world.Plan.Id, default);
        await _disk.FreezeAsync();
        await AppendAsync(RecordKind.Locking, "given up on");
        for (var i = 0; i < 100; i++)
        {
            await AppendAsync(RecordKind.Locked, "refused at once");
        }

        await AppendAsync(RecordKind.DecidedConfirm, "refused at once too");
        await _disk.ThawAsync();
        await WhenTakenAsync(() => journal.AppendAsync(new ChangeRecord { Kind = RecordKind.Ended, At = DateTimeOffset.UnixEpoch, Text = "taken" }, default));

        Assert.Equal(["given up on", "taken"], journals.Read(_world.Plan.Id).Select(record => record.Text));

        Task AppendAsync(RecordKind kind, string text) =>
            Assert.ThrowsAsync<Files.SlowDiskException>(() => journal.AppendAsync(new ChangeRecord { Kind = kind, At = DateTimeOffset.UnixEpoch, Text = text }, default).Guarded());
    }

    private Task<Outcome<ChangeStatus>> ApplyAsync(Changes changes) =>
        changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")) { IdempotencyKey = "key" }, Guard.Token()).Guarded();

    private async Task<Changes> GatewayAsync(RecordKind? at)
    {
        _disk = await FreezableDisk.MountAsync();
        var files = new FileChangeJournals(Options);
        _journals = new FreezingJournals(files, _disk, at);
        foreach (var device in _world.Devices)
        {
            device.Before = operation =>
            {
                if (_journals.Frozen.IsCompleted && _disk.IsFrozen)
                {
                    _sentWhileFrozen.Enqueue(operation);
                }

                return Task.CompletedTask;
            };
        }

        var ports = _world.Ports(new Death(_world)) with { Options = Options };
        var rules = new ChangeRules(Options, _world.Clock);
        _runs = new ChangeRuns(ports, _journals, _store);
        var changes = new Changes(_store, _store, rules, _runs, new ChangeStates(_runs, _journals), new OpenGate(), ports);
        _gateways.AddRange([changes, _runs, rules, files]);
        await _runs.RecoverAsync(default);
        return changes;
    }

    // What was given up on comes back a moment after the disk does.
    private Task WhenTakenAsync(Changes changes) => WhenTakenAsync(async () =>
    {
        if ((await ApplyAsync(changes)).Failure is { Message: var message })
        {
            throw new IOException(message);
        }
    });

    private static async Task WhenTakenAsync(Func<Task> work)
    {
        var over = Guard.Token();
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (IOException) when (!over.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    private async Task WhenAllAsync(Func<FakeDevice, bool> holds)
    {
        var over = Guard.Token();
        while (!_world.Devices.All(holds))
        {
            over.ThrowIfCancellationRequested();
            _world.Clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(1);
        }
    }

    // What broke off is taken up again after a pause, which is on the world's clock.
    private async Task<ChangeStatus> EndAsync(Changes changes)
    {
        var over = Guard.Token();
        while (true)
        {
            over.ThrowIfCancellationRequested();
            var status = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.Zero, null, over)).Value;
            if (status.HasEnded)
            {
                return status;
            }

            _world.Clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(1);
        }
    }

    private async Task WhenFreeAsync()
    {
        var over = Guard.Token();
        while (_world.Devices.Any(device => _runs!.Claims.Find(device.Name) is not null))
        {
            over.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
