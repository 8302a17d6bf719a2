namespace NetMcp.Core.Devices;

/// <summary>The inventory was reloaded.</summary>
/// <param name="devices">The devices that came, went or are entered otherwise than before; none when all are as they were.</param>
public sealed class DevicesChangedEventArgs(IReadOnlySet<DeviceName> devices) : EventArgs
{
    /// <summary>The devices that came, went or are entered otherwise than before.</summary>
    public IReadOnlySet<DeviceName> Devices { get; } = devices;
}
