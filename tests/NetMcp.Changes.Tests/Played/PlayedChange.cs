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

/// <summary>One change of played devices, by the whole engine over the whole NETCONF client.</summary>
internal sealed class PlayedChange : IAsyncDisposable
{
    private const string Module = """
        module played { namespace "urn:played"; prefix p; revision 2026-01-01; container system { leaf location { type string; } leaf contact { type string; } } }
        """;

    public static readonly LocalCaller Alice = new("alice");

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] Names = ["j", "k", "l"];

    private readonly TempDirectory _directory = new();
    private readonly IReadOnlyList<PlayedDevice> _devices;
    private readonly double _timeout;
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HostedGateway _gateway;
    private ChangeId? _current;

    public PlayedChange(PlayedDevice device, string candidate = "shared", double timeout = 60)
        : this([device], timeout, candidate)
    {
    }

    public PlayedChange(IReadOnlyList<PlayedDevice> devices, double timeout = 60, string candidate = "shared")
    {
        (_devices, _timeout) = (devices, timeout);
        _directory.Write("yang/played.yang", Module);
        _directory.Write("netmcp.yaml", $$"""
            credentials: { k: { kind: password-file, path: none } }
            devices:
            {{string.Concat(devices.Select((_, index) => $"  - {{ name: {Names[index]}, address: 192.0.2.{index + 1}, user: u, credential: k, candidate: {candidate}, yang_folder: yang }}\n"))}}
            """);
        _gateway = Compose();
    }

    /// <summary>Called with each record that is on the disk.</summary>
    public Action<ChangeRecord>? After { get; init; }

    /// <summary>Awaited with each record that is on the disk.</summary>
    public Func<ChangeRecord, Task>? AfterAsync { get; init; }

    /// <summary>After which record the gateway dies.</summary>
    public RecordKind? DiesAfter { get; init; }

    /// <summary>What is set on each device: leafs and their values.</summary>
    public IReadOnlyList<(string Leaf, string Value)> Sets { get; init; } = [("location", "rack 5")];

    /// <summary>A value that the leaf <c>contact</c> must have; null: it is not looked at.</summary>
    public string? Expects { get; init; }

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
                Edits =
                [
                    .. from name in Names.Take(_devices.Count)
                       from set in Sets
                       select new RequestedEdit(DeviceName.Parse(name), EditOperation.Merge, "/played:system/" + set.Leaf, JsonSerializer.SerializeToElement(set.Value)),
                ],
                Checks =
                [
                    new PlannedCheck(CheckKind.Reachable),
                    .. Expects is null ? Array.Empty<PlannedCheck>() : [new PlannedCheck(CheckKind.Value) { Path = "/played:system/contact", Expected = Expects }],
                ],
                DryRun = dryRun,
                RequesterConfirms = requesterConfirms,
            },
            Guard.Token()).Guarded()).Done();
    }

    /// <summary>Plans and begins to apply.</summary>
    public async Task BeginAsync(bool requesterConfirms = false)
    {
        await PlanAsync(requesterConfirms: requesterConfirms);
        await ApplyAsync();
    }

    /// <summary>Begins to apply the plan.</summary>
    public async Task ApplyAsync() =>
        (await Changes.ApplyAsync(new ApplyRequest(Plan.Id, Alice) { AcceptReducedSafety = true }, Guard.Token()).Guarded()).Done();

    /// <summary>Waits for the end, or for a state.</summary>
    public async Task<ChangeStatus> WaitAsync(ChangeState? until = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var status = (await Changes.WaitAsync(_current ?? Plan.Id, Alice, TimeSpan.FromSeconds(1), null, limit.Token)).Done();
            if (status.HasEnded || status.State == until)
            {
                return status;
            }
        }
    }

    /// <summary>Takes the change back by one of its own, which is the change from here on.</summary>
    public async Task RollBackAsync() => _current = (await Changes.RollBackAsync(Plan.Id, Alice, Guard.Token()).Guarded()).Done().Change;

    /// <summary>Waits for the death of the gateway.</summary>
    public Task DiedAsync() => _died.Task.Guarded();

    /// <summary>Waits for the death of the gateway, and starts another one on what it left.</summary>
    public async Task RestartAsync()
    {
        await _died.Task.Guarded();
        await _gateway.DisposeAsync();
        foreach (var device in _devices)
        {
            device.IsAway = false;
        }

        _gateway = Compose(mayDie: false);
        await _gateway.StartAsync(Guard.Token());
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_devices.Select(device => device.DisposeAsync().AsTask()));
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
            // Where no test waits for the timer, a busy machine has time enough.
            CheckBudget = TimeSpan.FromSeconds(_timeout / 6),
            RecoveryBudget = TimeSpan.FromSeconds(1),
            LockBudget = TimeSpan.FromSeconds(1),
            // Who dies has no time to tidy up.
            StopBudget = TimeSpan.Zero,
            ChangesPerDeviceAndHour = int.MaxValue,
        },
        (record, isOnDisk) => WatchAsync(record, isOnDisk, mayDie),
        new PlayedTransports(name => _devices[Array.IndexOf(Names, name)].Open()).Register);

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
            await (AfterAsync?.Invoke(record) ?? Task.CompletedTask);
        }

        if (mayDie && isOnDisk && record.Kind == DiesAfter)
        {
            await Task.WhenAll(_devices.Select(device => device.CutOffAsync()));
            _died.TrySetResult();
            throw new IOException("dies");
        }
    }
}
