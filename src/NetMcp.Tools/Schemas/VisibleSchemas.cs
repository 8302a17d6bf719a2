using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;

namespace NetMcp.Tools.Schemas;

/// <summary>The schemas of the devices that a caller sees: what only others have is not there.</summary>
internal static class VisibleSchemas
{
    /// <summary>The schemas in memory, each with those of its devices that the directory has.</summary>
    public static IReadOnlyList<SharedSchema> AtHand(IDeviceSchemas schemas, IDeviceDirectory directory)
    {
        var names = directory.List(new DeviceQuery()).Select(device => device.Name).ToHashSet();
        return [.. schemas.AtHand()
            .Select(shared => shared with { Devices = [.. shared.Devices.Where(names.Contains)] })
            .Where(shared => shared.Devices.Count > 0)];
    }
}
