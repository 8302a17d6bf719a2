using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Changes.Tests.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using NetMcp.Trust.Paths;
using Xunit;

namespace NetMcp.Changes.Tests.Callers;

/// <summary>The room as the server composes it, over two devices in memory, of which r1 has something that is hidden from agents.</summary>
internal sealed class GuardedRoom : IAsyncDisposable
{
    public static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public static readonly PathRules NoUsers = new(null, [NodePath.Parse("/box:box/user"), NodePath.Parse("/box:box/port/peer")]);

    private readonly TempDirectory _folder = new();
    private readonly ServiceProvider _services;

    private GuardedRoom(string running)
    {
        Network = new FakeNetwork(Clock);
        Network.Add("r1", PlanBed.Schema, running);
        Network.Add("r2", PlanBed.Schema, PlanBed.Box("<name>a</name>"));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDeviceEditor>(Network);
        services.AddSingleton<IDeviceSchemas>(Network);
        services.AddSingleton<IDeviceDirectory>(Network);
        services.AddSingleton<IDeviceReader>(Tables);
        services.AddSingleton<IDeviceTables>(Tables);
        services.AddSingleton<ISecretMasker>(new FakeMasker());
        services.AddChanges(new ChangeOptions { Folder = _folder.File("changes") });
        _services = services.BuildServiceProvider();
    }

    public FakeClock Clock { get; } = new();

    public FakeNetwork Network { get; }

    public FakeTables Tables { get; } = new();

    public IChanges Changes => _services.GetRequiredService<IChanges>();

    public static async Task<GuardedRoom> StartAsync(string? running = null)
    {
        var room = new GuardedRoom(running ?? PlanBed.Box("<name>a</name><port><name>p1</name><role>edge</role></port><user><name>root</name><shell>sh</shell></user>"));
        foreach (var service in room._services.GetServices<IHostedService>())
        {
            await service.StartAsync(Guard.Token());
        }

        return room;
    }

    public static PlanRequest Request(ICaller caller, params RequestedEdit[] edits) => new() { Caller = caller, Edits = edits };

    /// <summary>Plans the name of a device, which is hidden from nobody.</summary>
    public async Task<ChangePlan> PlanNameAsync(ICaller caller, bool requesterConfirms = false, string device = "r1", params PlannedCheck[] checks)
    {
        var request = Request(caller, PlanBed.Edit("Merge", "/box:box/name", "\"b\"", device)) with { RequesterConfirms = requesterConfirms, Checks = checks };
        var planned = await Changes.PlanAsync(request, Guard.Token());
        Assert.True(planned.IsSuccess, planned.Failure?.Message);
        Assert.True(planned.Value.CanBeApplied, string.Join('\n', planned.Value.Messages));
        return planned.Value;
    }

    /// <summary>Applies a plan and waits for what becomes of it.</summary>
    public async Task<ChangeStatus> ApplyAsync(ChangePlan plan, ICaller caller)
    {
        var applied = await Changes.ApplyAsync(new ApplyRequest(plan.Id, caller), Guard.Token());
        Assert.True(applied.IsSuccess, applied.Failure?.Message);
        return (await Changes.WaitAsync(plan.Id, caller, Long, null, Guard.Token()).Guarded()).Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(Guard.Token());
        }

        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
