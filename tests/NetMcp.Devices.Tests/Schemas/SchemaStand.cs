using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Schemas;
using NetMcp.Devices.Schemas.Compiling;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Spooling;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>Played devices and a gateway that asks them for their models.</summary>
internal sealed class SchemaStand : IAsyncDisposable
{
    private readonly FakeDevices _devices = new();
    private readonly DeviceStand _stand;

    public SchemaStand(TempDirectory cache, SchemaLimits? limits = null, string more = "", TimeProvider? time = null, SpoolLimits? spool = null, params string[] names)
    {
        var entries = string.Concat((names.Length == 0 ? ["a"] : names).Select((name, number) => $"  - {{ name: {name}, address: 192.0.{2 + (number / 250)}.{(number % 250) + 1} }}\n"));
        var yaml = $"gateway: {{ cache: {cache.Path}/cache }}\n" +
            "credentials: { k: { kind: password-file, path: none } }\n" +
            $"defaults: {{ user: u, credential: k, limits: {{ read_sessions: 1 }}{more} }}\n" +
            "devices:\n" + entries;
        _stand = new DeviceStand(yaml, services => services
            .AddSingleton<IDeviceTransports>(_devices)
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton(limits ?? new SchemaLimits())
            .AddSingleton(spool ?? new SpoolLimits())
            .AddSingleton<SchemaCompile>(Compile.Compile));
    }

    public WatchedCompile Compile { get; } = new();

    public DeviceStand Stand => _stand;

    /// <summary>A device that is played from now on.</summary>
    public ModelDevice Play(string name = "a")
    {
        var device = new ModelDevice(_devices, name);
        _ = device.PlayAsync();
        return device;
    }

    public Task<Outcome<DeviceSchema>> GetAsync(string name = "a", CancellationToken cancellationToken = default) =>
        _stand.Get<IDeviceSchemas>().GetAsync(DeviceName.Parse(name), cancellationToken).Guarded();

    public async ValueTask DisposeAsync()
    {
        Compile.Release();
        await _devices.HangUpAsync();
        await _stand.DisposeAsync();
        Compile.Dispose();
    }
}
