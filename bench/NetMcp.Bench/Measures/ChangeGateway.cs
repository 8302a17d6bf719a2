using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Audit;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;

namespace NetMcp.Bench.Measures;

/// <summary>The change engine over real devices, composed as the server composes it, in this process.</summary>
internal sealed class ChangeGateway : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ServiceProvider _services;
    private readonly IReadOnlyList<IHostedService> _hosted;
    private readonly IChanges _changes;

    private ChangeGateway(ServiceProvider services)
    {
        _services = services;
        // Those of Devices watch files for callers that are not here.
        _hosted = [.. services.GetServices<IHostedService>().Where(service => service.GetType().Assembly == typeof(IChanges).Assembly)];
        _changes = services.GetRequiredService<IChanges>();
    }

    /// <summary>The name of a device, from 0.</summary>
    public static DeviceName Name(int index) => DeviceName.Parse($"bench-{index}");

    public static async Task<ChangeGateway> StartAsync(BenchOptions options)
    {
        var file = Path.Combine(options.DeviceDirectory, "changes.yaml");
        await File.WriteAllTextAsync(file, Inventory(options));
        var load = InventoryLoader.Load(file);
        var inventory = load.Inventory ?? throw new InvalidOperationException(string.Join('\n', load.Mistakes));
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddNetMcpDevices(file, inventory);
        // Each step is in the audit log, on the disk, before it is in the change's journal.
        services.AddAudit(new AuditOptions { Folder = Path.Combine(options.DeviceDirectory, "audit") });
        // All limits as they come but one: a device is changed here more often than an agent may.
        services.AddChanges(new ChangeOptions { Folder = Path.Combine(options.DeviceDirectory, "changes"), ChangesPerDeviceAndHour = int.MaxValue });
        var gateway = new ChangeGateway(services.BuildServiceProvider());
        foreach (var service in gateway._hosted)
        {
            await service.StartAsync(CancellationToken.None);
        }

        return gateway;
    }

    /// <summary>Makes a plan of one edit a device, with the checks that are always made and no others.</summary>
    public async Task<ChangeId> PlanAsync(int devices, string path, string value)
    {
        var json = JsonSerializer.SerializeToElement(value);
        var request = new PlanRequest
        {
            Caller = new LocalCaller("bench"),
            Edits = [.. Enumerable.Range(0, devices).Select(index => new RequestedEdit(Name(index), EditOperation.Merge, path, json))],
        };
        var plan = Value(await _changes.PlanAsync(request, CancellationToken.None));
        return plan.CanBeApplied && plan.Devices.Count == devices && plan.Devices.All(device => device.EditCount == 1)
            ? plan.Id
            : throw new InvalidOperationException("not the plan that is to be measured: " + string.Join('\n', plan.Messages));
    }

    /// <summary>Applies a plan; done when it is confirmed, read back and let go of on every device.</summary>
    public async Task ApplyAsync(ChangeId plan)
    {
        Value(await _changes.ApplyAsync(new ApplyRequest(plan, new LocalCaller("bench")), CancellationToken.None));
        var status = Value(await _changes.WaitAsync(plan, LocalCaller.Anonymous, Patience, null, CancellationToken.None));
        // What is refused or undone early would flatter the result, and so would a read-back that was left out.
        if (status.State != ChangeState.Confirmed || status.Devices.Any(device => device.ReadBack is not null))
        {
            throw new InvalidOperationException($"the change ended {status.State}: {status.Reason}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _hosted.Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.GetRequiredService<DeviceFleet>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private static T Value<T>(Outcome<T> outcome) => outcome.TryGet(out var value, out var failure) ? value : throw new InvalidOperationException(failure.Message);

    private static string Inventory(BenchOptions options)
    {
        File.WriteAllLines(
            Path.Combine(options.DeviceDirectory, "all_known_hosts"),
            options.Devices.SelectMany(device => File.ReadLines(Path.Combine(device.Directory, "known_hosts"))));
        var text = new StringBuilder("gateway: { known_hosts: all_known_hosts }\ncredentials:\n");
        foreach (var (index, device) in options.Devices.Index())
        {
            text.Append($"  {Name(index)}: {{ kind: key-file, path: {device.Directory}/client_key }}\n");
        }

        text.Append("devices:\n");
        foreach (var (index, device) in options.Devices.Index())
        {
            text.Append($"  - {{ name: {Name(index)}, address: {options.Host}, port: {device.Port}, user: {options.User}, credential: {Name(index)} }}\n");
        }

        return text.ToString();
    }
}
