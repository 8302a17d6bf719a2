using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Transport;

namespace NetMcp.ChangeHost;

/// <summary>Byte streams to devices that a test plays.</summary>
/// <param name="open">Opens one with a device, or gives null when it cannot be reached.</param>
internal sealed class PlayedTransports(Func<string, (PipeReader Input, PipeWriter Output)?> open) : IDeviceTransports
{
    /// <summary>Has a gateway reach its devices by these, see <see cref="HostedGateway.Compose"/>.</summary>
    public void Register(IServiceCollection services) => services.AddSingleton<IDeviceTransports>(this);

    /// <inheritdoc/>
    public Task<TransportOpening> OpenAsync(DeviceEntry device, bool forChange, CancellationToken cancellationToken) => Task.FromResult(
        open(device.Name.Value) is var (input, output)
            ? new TransportOpening(new PipeNetconfTransport(input, output), null)
            : new TransportOpening(null, new OpenFailure(OpenFailureKind.Down, new Failure(FailureCode.Unreachable, "away") { Device = device.Name })));

    /// <inheritdoc/>
    public void ForgetCredentials(InventoryChangedEventArgs change)
    {
    }

    /// <inheritdoc/>
    public string? FindCredentialBlock(DeviceEntry device) => null;
}
