using System.Text.Json;
using NetMcp.ChangeHost;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Real;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.TestKit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>One change of a played Junos, by the whole engine over the whole NETCONF client.</summary>
internal sealed class JunosChange : IAsyncDisposable
{
    private const string Module = """
        module played { namespace "urn:played"; prefix p; revision 2026-01-01; container system { leaf location { type string; } } }
        """;

    public static readonly LocalCaller Alice = new("alice");

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();
    private readonly PlayedJunos _device;
    private readonly double _timeout;
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HostedGateway _gateway;

    public JunosChange(PlayedJunos device, string candidate, double timeout = 60)
    {
        (_device, _timeout) = (device, timeout);
        _directory.Write("yang/played.yang", Module);
        _directory.Write("netmcp.yaml", $$"""
            credentials: { k: { kind: password-file, path: none } }
            devices:
              - { name: j, address: 192.0.2.1, user: u, credential: k, candidate: {{candidate}}, yang_folder: yang }
            """);
        _gateway = Compose();
    }

    /// <summary>Called with each record that is on the disk.</summary>
    public Action<ChangeRecord>? After { get; init; }

    /// <summary>After which record the gateway dies.</summary>
    public RecordKind? DiesAfter { get; init; }

    public ChangePlan Plan { get; private set; } = null!;

    public IChanges Changes => _gateway.Changes;

    /// <summary>Plans.</summary>
    public async Task<ChangePlan> PlanAsync(DryRun dryRun = DryRun.Gateway, bool requesterConfirms = false)
    {
        await _gateway.StartAsync(Guard.Token());
        return Plan = (await Changes.PlanAsync(
            new PlanRequest
            {
                Caller = Alice,
                Edits = [new RequestedEdit(DeviceName.Parse("j"), EditOperation.Merge, "/played:system/location", JsonSerializer.SerializeToElement("rack 5"))],
                Checks = [new PlannedCheck(CheckKind.Reachable)],
                DryRun = dryRun,
                RequesterConfirms = requesterConfirms,
            },
            Guard.Token()).Guarded()).Done();
    }

    /// <summary>Plans and begins to apply.</summary>
    public async Task BeginAsync(bool requesterConfirms = false)
    {
        await PlanAsync(requesterConfirms: requesterConfirms);
        (await Changes.ApplyAsync(new ApplyRequest(Plan.Id, Alice) { AcceptReducedSafety = true }, Guard.Token()).Guarded()).Done();
    }

    /// <summary>Waits for the end, or for a state.</summary>
    public async Task<ChangeStatus> WaitAsync(ChangeState? until = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var status = (await Changes.WaitAsync(Plan.Id, Alice, TimeSpan.FromSeconds(1), null, limit.Token)).Done();
            if (status.HasEnded || status.State == until)
            {
                return status;
            }
        }
    }

    /// <summary>Waits for the death of the gateway, and starts another one on what it left.</summary>
    public async Task RestartAsync()
    {
        await _died.Task.Guarded();
        await _gateway.DisposeAsync();
        _device.IsAway = false;
        _gateway = Compose(mayDie: false);
        await _gateway.StartAsync(Guard.Token());
    }

    public async ValueTask DisposeAsync()
    {
        await _device.DisposeAsync();
        await _gateway.DisposeAsync();
        _directory.Dispose();
    }

    private HostedGateway Compose(bool mayDie = true) => HostedGateway.Compose(
        _directory.File("netmcp.yaml"),
        new ChangeOptions
        {
            Folder = _directory.File("changes"),
            LeastConfirmTimeout = TimeSpan.FromSeconds(_timeout),
            CommitBudget = TimeSpan.FromSeconds(0.5),
            CheckBudget = TimeSpan.FromSeconds(0.5),
            RecoveryBudget = TimeSpan.FromSeconds(1),
            LockBudget = TimeSpan.FromSeconds(1),
            // Who dies has no time to tidy up.
            StopBudget = TimeSpan.Zero,
            ChangesPerDeviceAndHour = int.MaxValue,
        },
        (record, isOnDisk) => WatchAsync(record, isOnDisk, mayDie),
        new PlayedTransports(_ => _device.Open()).Register);

    // A dead gateway writes nothing and says nothing any more.
    private async Task WatchAsync(ChangeRecord record, bool isOnDisk, bool mayDie)
    {
        if (mayDie && _died.Task.IsCompleted)
        {
            throw new IOException("dead");
        }

        if (isOnDisk)
        {
            After?.Invoke(record);
        }

        if (mayDie && isOnDisk && record.Kind == DiesAfter)
        {
            await _device.CutOffAsync();
            _died.TrySetResult();
            throw new IOException("dies");
        }
    }
}
