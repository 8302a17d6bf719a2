using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Running;

/// <summary>The room as the server composes it: real planner, rules, store and journals; only the devices are made up.</summary>
public sealed class WholeRoomTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly TempDirectory _folder = new();
    private readonly EngineWorld _world = new(3);

    public void Dispose()
    {
        _world.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Change_PlannedAppliedAndTakenBack_LeavesTheDevicesAsTheyWere()
    {
        await using var gateway = await StartAsync();
        var changes = gateway.GetRequiredService<IChanges>();

        var plan = (await changes.PlanAsync(Request(), Guard.Token())).Value;
        Assert.True(plan.CanBeApplied, string.Join('\n', plan.Messages));
        await changes.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")), Guard.Token());
        var applied = (await changes.WaitAsync(plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;

        Assert.Equal(ChangeState.Confirmed, applied.State);
        Assert.All(applied.Devices, device => Assert.Null(device.ReadBack));
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Target)));

        var begun = await changes.RollBackAsync(plan.Id, new LocalCaller("alice"), Guard.Token());
        Assert.True(begun.IsSuccess, begun.Failure?.Message);
        var back = (await changes.WaitAsync(begun.Value.Change, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;

        Assert.Equal(ChangeState.Confirmed, back.State);
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
        Assert.Equal(2, changes.List(new ChangeQuery { State = ChangeState.Confirmed }, LocalCaller.Anonymous).Count);
    }

    [Fact]
    public async Task Change_TakenBackAfterSomebodyChangedTheSamePath_IsRefused()
    {
        await using var gateway = await StartAsync();
        var changes = gateway.GetRequiredService<IChanges>();
        var plan = (await changes.PlanAsync(Request(), Guard.Token())).Value;
        await changes.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();
        var foreign = "<box xmlns='urn:box'><name>foreign</name><other>x</other></box>";
        _world.Devices[1].Running = Fakes.FakeConfig.Parse(foreign);
        _world.Devices[1].Candidate = new(_world.Devices[1].Running);

        var refused = await changes.RollBackAsync(plan.Id, new LocalCaller("alice"), Guard.Token());

        Assert.Equal(Core.Outcomes.FailureCode.Stale, refused.Failure!.Code);
        Assert.True(_world.Devices[0].Runs(EngineWorld.Target));
        Assert.True(_world.Devices[1].Runs(foreign));
    }

    [Fact]
    public async Task Change_TakenBackInAFreeze_IsRefusedAndNoPlanLiesAbout()
    {
        await using var gateway = await StartAsync();
        var changes = gateway.GetRequiredService<IChanges>();
        var plan = (await changes.PlanAsync(Request(), Guard.Token())).Value;
        await changes.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(plan.Id, new LocalCaller("alice"), Long, null, Guard.Token()).Guarded();
        await changes.SetFreezeAsync(true, "ops", "the fair", Guard.Token());

        var refused = await changes.RollBackAsync(plan.Id, new LocalCaller("alice"), Guard.Token());

        Assert.Equal(Core.Outcomes.FailureCode.Forbidden, refused.Failure!.Code);
        Assert.Contains("the fair", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(plan.Id, Assert.Single(changes.List(new ChangeQuery(), new LocalCaller("alice"))).Change);
    }

    [Fact]
    public async Task Apply_RepeatedWithItsKeyAMonthLater_AnswersTheSame()
    {
        ChangePlan plan;
        await using (var gateway = await StartAsync())
        {
            var changes = gateway.GetRequiredService<IChanges>();
            plan = (await changes.PlanAsync(Request(), Guard.Token())).Value;
            await changes.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")) { IdempotencyKey = "k" }, Guard.Token());
            await changes.WaitAsync(plan.Id, new LocalCaller("alice"), Long, null, Guard.Token()).Guarded();
            await StopAsync(gateway);
        }

        _world.Clock.Advance(TimeSpan.FromDays(30));
        await using var next = await StartAsync();
        var later = next.GetRequiredService<IChanges>();
        var again = await later.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")) { IdempotencyKey = "k" }, Guard.Token());
        var other = (await later.PlanAsync(Request(), Guard.Token())).Value;
        var refused = await later.ApplyAsync(new ApplyRequest(other.Id, new LocalCaller("alice")) { IdempotencyKey = "k" }, Guard.Token());

        Assert.Equal(ChangeState.Confirmed, again.Value.State);
        Assert.Contains(plan.Id.Value, refused.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_FromBeforeARestart_IsAppliedAfterIt()
    {
        ChangeId id;
        await using (var gateway = await StartAsync())
        {
            id = (await gateway.GetRequiredService<IChanges>().PlanAsync(Request(), Guard.Token())).Value.Id;
            await StopAsync(gateway);
        }

        await using var next = await StartAsync();
        var changes = next.GetRequiredService<IChanges>();
        await changes.ApplyAsync(new ApplyRequest(id, new LocalCaller("alice")), Guard.Token());

        Assert.Equal(ChangeState.Confirmed, (await changes.WaitAsync(id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value.State);
    }

    [Fact]
    public async Task Host_BeginsToStop_UndoesWhatPendsWhileCallsAreStillWaitedFor()
    {
        using var life = new HostLife();
        await using var gateway = await StartAsync(life);
        var changes = gateway.GetRequiredService<IChanges>();
        var plan = (await changes.PlanAsync(Request() with { RequesterConfirms = true }, Guard.Token())).Value;
        await changes.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();
        Assert.All(_world.Devices, device => Assert.True(device.IsPending));

        life.StopApplication();
        ChangeStatus status;
        do
        {
            status = (await changes.WaitAsync(plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;
            await Task.Yield();
        }
        while (!status.HasEnded);

        Assert.Equal(ChangeState.RolledBack, status.State);
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
        await StopAsync(gateway);
    }

    private static async Task StopAsync(ServiceProvider gateway)
    {
        foreach (var service in gateway.GetServices<IHostedService>())
        {
            await service.StopAsync(Guard.Token());
        }
    }

    private PlanRequest Request() => new()
    {
        Caller = new LocalCaller("alice"),
        Edits = [.. _world.Devices.Select(device => new RequestedEdit(device.Name, EditOperation.Merge, "/box:box/name", JsonDocument.Parse("\"b\"").RootElement))],
    };

    private async Task<ServiceProvider> StartAsync(IHostApplicationLifetime? life = null)
    {
        var ports = _world.Ports(new Death(_world));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_world.Clock);
        services.AddSingleton<IDeviceEditor>(_world.Network);
        services.AddSingleton<IDeviceSchemas>(_world.Network);
        services.AddSingleton<IDeviceDirectory>(_world.Network);
        services.AddSingleton<IDeviceReader>(_world.Tables);
        services.AddSingleton<IDeviceTables>(_world.Tables);
        services.AddSingleton<ISecretMasker>(ports.Masker);
        if (life is not null)
        {
            services.AddSingleton(life);
        }

        services.AddChanges(new ChangeOptions { Folder = _folder.File("changes") });
        var gateway = services.BuildServiceProvider();
        foreach (var service in gateway.GetServices<IHostedService>())
        {
            await service.StartAsync(Guard.Token());
        }

        return gateway;
    }

    private sealed class HostLife : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
