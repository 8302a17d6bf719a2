using Microsoft.Extensions.Hosting;
using NetMcp.Devices.Inventory;

namespace NetMcp.Devices.Sessions;

/// <summary>Ends the sessions in good order when the host stops.</summary>
internal sealed class FleetShutdown(DeviceFleet fleet, IInventory inventory, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(inventory.Current.Gateway.StopTimeout, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        await fleet.StopAsync(deadline.Token).ConfigureAwait(false);
    }
}
