using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;

namespace NetMcp.Changes.Tests.Approvals;

/// <summary>The room as the server composes it, with a policy, people and an audit log that a test has in its hand; it can be restarted.</summary>
internal sealed class ApprovalBed : IPolicySource, IAuditLog, IApprovalNotices, IRevokedApprovals, IAsyncDisposable
{
    public static readonly ICaller Agent = new LocalCaller("agent-7");

    private readonly TempDirectory _folder = new();
    private readonly List<AuditRecord> _audited = [];
    private ServiceProvider? _gateway;

    public EngineWorld World { get; } = new(2);

    public FakeClock Clock => World.Clock;

    public FakeDirectory Directory { get; } = new();

    public ChangePolicy Current { get; set; } = Policy(PolicyEffect.Approve(1, "noc"));

    public List<ApprovalRequest> Announced { get; } = [];

    /// <summary>The tokens that were revoked.</summary>
    public HashSet<string> Revoked { get; } = [];

    public bool IsWritable { get; set; } = true;

    public IReadOnlyList<AuditRecord> Audited
    {
        get
        {
            lock (_audited)
            {
                return [.. _audited];
            }
        }
    }

    public IChanges Changes => Get<IChanges>();

    public IApprovals Approvals => Get<IApprovals>();

    public static ChangePolicy Policy(PolicyEffect effect, string noc = "nina nils", string security = "sam nina") => new()
    {
        Id = "p",
        Rules = [new PolicyRule { Name = "names", Effect = effect, Paths = [NodePath.Parse("/box:box/name")] }],
        Groups = new Dictionary<string, IReadOnlySet<string>> { ["noc"] = noc.Split(' ').ToHashSet(), ["security"] = security.Split(' ').ToHashSet() },
    };

    public static async Task<ApprovalBed> StartAsync()
    {
        var bed = new ApprovalBed();
        await bed.RestartAsync();
        return bed;
    }

    public T Get<T>() where T : notnull => _gateway!.GetRequiredService<T>();

    public async Task RestartAsync()
    {
        await StopAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDeviceEditor>(World.Network);
        services.AddSingleton<IDeviceSchemas>(World.Network);
        services.AddSingleton<IDeviceDirectory>(Directory);
        services.AddSingleton<IDeviceReader>(World.Tables);
        services.AddSingleton<IDeviceTables>(World.Tables);
        services.AddSingleton<ISecretMasker>(new FakeMasker());
        services.AddSingleton<IPolicySource>(this);
        services.AddSingleton<IAuditLog>(this);
        services.AddSingleton<IApprovalNotices>(this);
        services.AddSingleton<IRevokedApprovals>(this);
        services.AddChanges(new ChangeOptions { Folder = _folder.File("changes") });
        _gateway = services.BuildServiceProvider();
        foreach (var service in _gateway.GetServices<IHostedService>())
        {
            await service.StartAsync(Guard.Token());
        }
    }

    public async Task<ChangePlan> PlanAsync(ICaller? caller = null, string path = "/box:box/name", string value = "b") => (await Changes.PlanAsync(
        new PlanRequest
        {
            Caller = caller ?? Agent,
            Edits = [.. World.Devices.Select(device => new RequestedEdit(device.Name, EditOperation.Merge, path, JsonSerializer.SerializeToElement(value)))],
        },
        Guard.Token())).Value;

    public Task<Outcome<ChangeStatus>> ApplyAsync(ChangePlan plan, ICaller? caller = null) => Changes.ApplyAsync(new ApplyRequest(plan.Id, caller ?? Agent), Guard.Token());

    /// <summary>Applies a plan that waits then, and gives its request.</summary>
    public async Task<ApprovalRequest> AskAsync(ChangePlan plan)
    {
        var status = (await ApplyAsync(plan)).Value;
        Xunit.Assert.Equal(ChangeState.AwaitingApproval, status.State);
        return status.Approval!.Request;
    }

    public Task<Outcome<ApprovalStanding>> DecideAsync(ApprovalRequest request, ICaller caller, bool approves = true, string? hash = null) =>
        Approvals.DecideAsync(new ApprovalAnswer(request.Id, hash ?? request.PlanHash, approves, caller, null), Guard.Token());

    public Task<Outcome<ApprovalStanding>> DecideAsync(ApprovalRequest request, string person, bool approves = true) => DecideAsync(request, new LocalCaller(person), approves);

    public async Task<ChangeStatus> EndAsync(ChangeId change)
    {
        while (true)
        {
            var status = (await Changes.WaitAsync(change, LocalCaller.Anonymous, TimeSpan.FromHours(1), null, Guard.Token()).Guarded()).Value;
            if (status.HasEnded)
            {
                return status;
            }

            await Task.Yield();
        }
    }

    public bool NothingWasBegun() => World.Devices.All(device => device.Runs(EngineWorld.Base)) && Audited.All(record => record.Kind != AuditKind.ApprovalUsed);

    public ValueTask WriteAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken)
    {
        if (!IsWritable)
        {
            throw new AuditUnavailableException("The audit log is full.");
        }

        lock (_audited)
        {
            _audited.Add(record);
        }

        return ValueTask.CompletedTask;
    }

    public bool IsRevoked(ApprovalDecision decision) => decision.By.Chain.Any(Revoked.Contains);

    public void Announce(ApprovalRequest request) => Announced.Add(request);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        World.Dispose();
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        if (_gateway is null)
        {
            return;
        }

        foreach (var service in _gateway.GetServices<IHostedService>())
        {
            await service.StopAsync(Guard.Token());
        }

        await _gateway.DisposeAsync();
    }
}
