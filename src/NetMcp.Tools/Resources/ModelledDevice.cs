using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources;

/// <summary>A device and the models that it has.</summary>
internal sealed record ModelledDevice(DeviceName Name, DeviceSchema Models)
{
    /// <summary>The compiled schema.</summary>
    public YangSchema Schema => Models.Schema;
}
