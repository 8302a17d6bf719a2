using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Real;

/// <summary>One change on a real network, from a gateway of its own, with something that happens in the middle of it.</summary>
internal sealed class RealChange(RealNetwork network, string name)
{
    // A timer, its budgets, and two busy cores.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Edits besides those of every test.</summary>
    public IReadOnlyList<RequestedEdit> More { get; init; } = [];

    /// <summary>What must hold.</summary>
    public IReadOnlyList<PlannedCheck> Checks { get; init; } = [];

    /// <summary>Whether somebody is waited for who never comes.</summary>
    public bool RequesterConfirms { get; init; }

    /// <summary>Called between planning and applying.</summary>
    public Func<Task>? OncePlanned { get; init; }

    /// <summary>Called with each record before it is on the disk.</summary>
    public Func<ChangeRecord, Task>? Before { get; init; }

    /// <summary>Called with each record that is on the disk.</summary>
    public Func<ChangeRecord, Task>? After { get; init; }

    /// <summary>Called with how the change stands, each time that changes.</summary>
    public Action<ChangeStatus>? Progress { get; init; }

    /// <summary>How it ended.</summary>
    public ChangeStatus Ended { get; private set; } = null!;

    public DeviceChangeStatus this[string device] => Ended.Devices.Single(status => status.Device.Value == device);

    /// <summary>Plans, applies and waits for the end.</summary>
    public async Task<RealChange> RunAsync(double timeout = 15, double budget = 5)
    {
        await using var gateway = network.Compose(name, WatchAsync, timeout, budget);
        await gateway.StartAsync(Guard.Token());
        var plan = (await gateway.Changes.PlanAsync(
            new PlanRequest { Caller = new LocalCaller("alice"), Edits = [.. network.Edits, .. More], Checks = Checks, RequesterConfirms = RequesterConfirms }, Guard.Token()).Guarded()).Done();
        if (OncePlanned is not null)
        {
            await OncePlanned();
        }

        (await gateway.Changes.ApplyAsync(new ApplyRequest(plan.Id, new LocalCaller("alice")), Guard.Token()).Guarded()).Done();
        using var limit = new CancellationTokenSource(Limit);
        ChangeStatus status;
        do
        {
            status = (await gateway.Changes.WaitAsync(plan.Id, LocalCaller.Anonymous, TimeSpan.FromSeconds(1), null, limit.Token)).Done();
            Progress?.Invoke(status);
            await Task.Yield();
        }
        while (!status.HasEnded);
        Ended = status;
        return this;
    }

    /// <summary>Sees that nothing of it is left on any device, and that each runs what its state says.</summary>
    public async Task<RealChange> JudgeAsync(ChangeState expected)
    {
        Assert.True(expected == Ended.State, $"{Ended.State}: {Ended.Reason} ({string.Join(", ", Ended.Devices.Select(device => $"{device.Device} {device.State} {device.Failure?.Message}"))})");
        foreach (var device in Ended.Devices)
        {
            var runs = await network.FindNothingLeftAsync(device.Device, PersistIds(device.Device));
            Assert.Equal((device.Device, device.State is DeviceChangeState.Confirmed or DeviceChangeState.Kept ? RealNetwork.Wanted : RealNetwork.Before), (device.Device, runs));
        }

        return this;
    }

    /// <summary>The persist-ids that the change used on a device.</summary>
    public IEnumerable<string> PersistIds(DeviceName device) =>
        Directory.EnumerateFiles(network.Folder(name), $"{device.Value}.persist-id", SearchOption.AllDirectories).Select(File.ReadAllText);

    private Task WatchAsync(ChangeRecord record, bool isOnDisk) => (isOnDisk ? After : Before)?.Invoke(record) ?? Task.CompletedTask;
}
