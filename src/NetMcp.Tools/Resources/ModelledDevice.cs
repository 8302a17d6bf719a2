using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources;

/// <summary>A device and the models that it has, as somebody sees them.</summary>
/// <param name="Name">The device.</param>
/// <param name="Models">Its models.</param>
/// <param name="Nodes">Who sees which nodes, where some are hidden; null otherwise.</param>
internal sealed record ModelledDevice(DeviceName Name, DeviceSchema Models, INodeAccess? Nodes)
{
    /// <summary>Whether a data node is there; null for all.</summary>
    public Func<SchemaNode, bool>? Shows { get; } = VisibleNodes.TestFor(Nodes);

    /// <summary>The compiled schema.</summary>
    public YangSchema Schema => Models.Schema;
}
