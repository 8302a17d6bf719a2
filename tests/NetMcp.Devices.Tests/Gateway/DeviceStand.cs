using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Operating;
using NetMcp.Devices.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using Xunit;

namespace NetMcp.Devices.Tests.Gateway;

/// <summary>This project composed as the server composes it, over a configuration that a test writes.</summary>
internal sealed class DeviceStand : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly ServiceProvider _services;

    public DeviceStand(string yaml, Action<IServiceCollection>? more = null)
    {
        File.WriteAllText(Main, yaml);
        var load = InventoryLoader.Load(Main);
        Assert.Empty(load.Mistakes);
        var services = new ServiceCollection().AddLogging();
        more?.Invoke(services);
        _services = services.AddNetMcpDevices(Main, load.Inventory!).BuildServiceProvider();
    }

    public string Main => _directory.File("netmcp.yaml");

    public string KnownHosts => _directory.File("known_hosts");

    public IDeviceReader Reader => Get<IDeviceReader>();

    public IDeviceDirectory Directory => Get<IDeviceDirectory>();

    public IDeviceOperator Operator => Get<IDeviceOperator>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>An entry for a lab device.</summary>
    public static string Entry(string name, SshEndpoint endpoint, string more = "") =>
        string.Create(CultureInfo.InvariantCulture, $"  - {{ name: {name}, address: {endpoint.Host}, port: {endpoint.Port}, user: {endpoint.User}, credential: {name}{more} }}\n");

    /// <summary>Time for peers that share two busy cores with everything else; a test of a limit sets its own.</summary>
    public const string Patient = "connect_timeout: 25s, login_timeout: 25s, hello_timeout: 25s";

    /// <summary>A configuration for lab devices, each with its own key.</summary>
    public static string Yaml(params (string Name, SshEndpoint Endpoint)[] devices) =>
        $"defaults: {{ limits: {{ {Patient} }} }}\n" +
        "credentials:\n" + string.Concat(devices.Select(d => $"  {d.Name}: {{ kind: key-file, path: {d.Endpoint.PrivateKeyFile} }}\n")) +
        "devices:\n" + string.Concat(devices.Select(d => Entry(d.Name, d.Endpoint)));

    /// <summary>A stand for lab devices whose host keys are known.</summary>
    public static DeviceStand For(params (string Name, SshEndpoint Endpoint)[] devices)
    {
        var stand = new DeviceStand(Yaml(devices));
        stand.Know([.. devices.Select(d => d.Endpoint)]);
        return stand;
    }

    /// <summary>A stand whose devices a test plays.</summary>
    public static DeviceStand Over(string yaml, IDeviceTransports transports, TimeProvider? time = null) =>
        new(yaml, services => services.AddSingleton(transports).AddSingleton(time ?? TimeProvider.System));

    public void Know(params SshEndpoint[] endpoints) =>
        File.AppendAllText(KnownHosts, string.Concat(endpoints.Select(e => File.ReadAllText(e.KnownHostsFile))));

    public Task<Outcome<DeviceDocument>> ReadAsync(string device, string? path, Datastore datastore = Datastore.Running, int maxBytes = 65536) =>
        Reader.ReadAsync(DeviceName.Parse(device), new DeviceReadRequest { Datastore = datastore, Path = path, MaxBytes = maxBytes }, Guard.Token()).Guarded();

    public async ValueTask DisposeAsync()
    {
        await Get<DeviceFleet>().StopAsync(Guard.Token());
        await _services.DisposeAsync();
        _directory.Dispose();
    }
}
