using NetMcp.Devices.Inventory;

namespace NetMcp.Devices.Sessions;

/// <summary>Opens byte streams to devices, logins included. The seam where tests put peers of their own.</summary>
internal interface IDeviceTransports
{
    /// <summary>Opens a stream with the device's NETCONF server. Expected failures are values.</summary>
    /// <param name="device">The device.</param>
    /// <param name="forChange">Whether the user and credential for changes are to be used.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    Task<TransportOpening> OpenAsync(DeviceEntry device, bool forChange, CancellationToken cancellationToken);

    /// <summary>
    /// Another inventory came into force: forgets which credentials are blocked or proven, those of devices that were altered, or all of them
    /// when an operator asked for the reload.
    /// </summary>
    void ForgetCredentials(InventoryChangedEventArgs change);

    /// <summary>Why the device's credential is blocked, or null.</summary>
    string? FindCredentialBlock(DeviceEntry device);
}
