using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Access;

/// <summary>The devices that are there for a caller: for it the others do not exist.</summary>
/// <param name="directory">All devices.</param>
/// <param name="caller">The caller.</param>
public sealed class VisibleDevices(IDeviceDirectory directory, ICaller caller) : IDeviceDirectory
{
    /// <inheritdoc/>
    public event EventHandler<DevicesChangedEventArgs>? Changed
    {
        add => directory.Changed += value;
        remove => directory.Changed -= value;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DeviceSummary> List(DeviceQuery query) => [.. directory.List(query).Where(caller.Shows)];

    /// <inheritdoc/>
    public Outcome<DeviceSummary> Find(string name) => directory.Find(name).TryGet(out var device, out _) && caller.Shows(device)
        ? device
        : new Failure(FailureCode.InvalidArgument, "There is no device of that name; network.devices.list gives the names.");

    /// <inheritdoc/>
    public async Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) =>
        Find(device.Value).TryGet(out _, out var failure) ? await directory.DescribeAsync(device, cancellationToken).ConfigureAwait(false) : failure;
}
