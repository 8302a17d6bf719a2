using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>Tests that play the devices of a configuration, perhaps under a clock that they move.</summary>
public abstract class PlayedDeviceTests(string yaml, FakeClock? clock = null) : IAsyncLifetime
{
    private protected FakeDevices Devices { get; } = new();

    private protected DeviceStand Stand { get; private set; } = null!;

    private protected FakeClock Clock => clock ?? throw new InvalidOperationException("These tests have the system's clock.");

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        Stand = DeviceStand.Over(yaml, Devices, clock);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        // First, so that the stop waits for no peer's goodbye.
        await Devices.HangUpAsync();
        await Stand.DisposeAsync();
    }

    /// <summary>A read that the test answers.</summary>
    private protected Task<Outcome<DeviceDocument>> Read(
        string path, string device = "a", Datastore datastore = Datastore.Running, CancellationToken cancellationToken = default) =>
        Stand.Reader.ReadAsync(
            DeviceName.Parse(device), new DeviceReadRequest { Datastore = datastore, Path = path, MaxBytes = 4096 }, cancellationToken);
}
