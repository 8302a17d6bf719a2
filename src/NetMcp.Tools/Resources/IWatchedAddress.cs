using System.Diagnostics.CodeAnalysis;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;

namespace NetMcp.Tools.Resources;

/// <summary>An address of data that a device may tell changes of.</summary>
public interface IWatchedAddress
{
    /// <summary>Which device.</summary>
    DeviceName Device { get; }

    /// <summary>Whether the data may look different after this event.</summary>
    bool MayChangeWith(DeviceEvent happened);

    /// <summary>Reads an address; false when it is of something else.</summary>
    static bool TryRead(string uri, [NotNullWhen(true)] out IWatchedAddress? address)
    {
        address = DataAddress.TryRead(uri, out var data) ? data : CommonAddress.TryRead(uri, out var common) ? common : null;
        return address is not null;
    }
}
