using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Running;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Running;

/// <summary>What a restarted gateway cannot read bars its devices until a person has moved it away.</summary>
public sealed class StuckChangesTests : IDisposable
{
    private static readonly ChangeId Lost = ChangeId.OfHash(new string('9', 64));

    private readonly TempDirectory _folder = new();
    private readonly EngineWorld _world = new(2);
    private readonly StoreAndRules _store = new();
    private readonly List<IDisposable> _gateways = [];

    public StuckChangesTests() => _store.SaveAsync(_world.Plan with { Devices = [_world.Plan.Devices[0]], Batches = [[_world.Devices[0].Name]] }, default);

    public void Dispose()
    {
        _gateways.ForEach(gateway => gateway.Dispose());
        _world.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true, 0, true)]
    [InlineData(true, 1, false)]
    [InlineData(true, null, true)]
    [InlineData(false, 0, true)]
    [InlineData(false, 1, false)]
    [InlineData(false, null, true)]
    public async Task Apply_BesideAChangeThatCannotBeRead_IsRefusedWhereItMayPend(bool isJournalRead, int? device, bool isRefused)
    {
        // Of a plan that cannot be read the journal tells the devices, and of a journal that cannot be read the plan.
        if (!isJournalRead && device is { } planned)
        {
            await _store.SaveAsync(_world.Plan with { Id = Lost, Devices = [_world.Plan.Devices[planned]] }, default);
        }

        var applying = JournalText.Line(new ChangeRecord { Kind = RecordKind.Applying, At = DateTimeOffset.UnixEpoch });
        var locking = isJournalRead && device is { } known
            ? JournalText.Line(new ChangeRecord { Kind = RecordKind.Locking, At = DateTimeOffset.UnixEpoch, Device = _world.Devices[known].Name })
            : [];
        await JournalAsync(isJournalRead ? [.. applying, .. locking] : [.. "no record\n"u8, .. applying]);
        var changes = await GatewayAsync();

        var applied = await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());

        Assert.Equal(isRefused ? FailureCode.Forbidden : null, applied.Failure?.Code);
        if (isRefused)
        {
            Assert.Contains(Lost.Value, applied.Failure!.Message, StringComparison.Ordinal);
            Assert.Empty(_world.Devices[0].Log);
            Directory.Move(Path.Combine(_folder.File("changes"), Lost.Value), _folder.File("looked-at"));
            applied = await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        }

        Assert.True(applied.IsSuccess, applied.Failure?.Message);
        Assert.Equal(ChangeState.Confirmed, (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.FromHours(1), null, Guard.Token()).Guarded()).Value.State);
    }

    private async Task JournalAsync(byte[] bytes)
    {
        var folder = Path.Combine(_folder.File("changes"), Lost.Value);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, FileChangeJournals.FileName), bytes);
    }

    private async Task<Changes> GatewayAsync()
    {
        var journals = new FileChangeJournals(new ChangeOptions { Folder = _folder.File("changes") });
        var ports = _world.Ports(new Death(_world));
        var runs = new ChangeRuns(ports, journals, _store);
        var changes = new Changes(_store, _store, _store, runs, new ChangeStates(runs, journals), new OpenGate(), ports);
        _gateways.AddRange([changes, runs, journals]);
        await runs.RecoverAsync(default);
        return changes;
    }
}
