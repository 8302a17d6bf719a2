using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Callers;

/// <summary>What a caller may do on one device of a change, and what of it the caller sees.</summary>
/// <param name="caller">The caller.</param>
/// <param name="device">The device.</param>
/// <param name="devices">How many the change has.</param>
internal sealed class DeviceAccess(ICaller caller, DeviceSummary device, int devices)
{
    /// <summary>Whether some nodes are hidden from the caller.</summary>
    public bool IsLimited => caller.LimitsPaths;

    /// <summary>What may be seen of nodes.</summary>
    public INodeAccess Nodes => caller;

    /// <summary>Whether all of the nodes that an edit touches may be touched.</summary>
    public bool Allows(YangSchema schema, DataPath path) =>
        !IsLimited || (EditedNodes.Of(schema, path) is { } nodes && nodes.All(node => caller.See(node) == PathAccess.Allowed));

    /// <summary>Whether a node is seen at all, if not all below it.</summary>
    public bool MayPass(DataPath path) => DataPathNodes.TryOf(path, out var node, out _) && caller.See(node) != PathAccess.Denied;

    /// <summary>Whether a node may be read, and is named by keys alone.</summary>
    public bool AllowsRead(DataPath path) =>
        !IsLimited || (DataPathNodes.TryOf(path, out var node, out _) && caller.See(node) == PathAccess.Allowed);

    /// <summary>Why the caller may not do something with nodes here; null when it may.</summary>
    public Failure? FindObjection(GrantOperation operation, Datastore? datastore, IEnumerable<NodePath> nodes)
    {
        var objection = caller.FindObjection(new AccessQuestion
        {
            Operation = operation,
            Device = device,
            Datastore = datastore,
            Paths = [.. nodes],
            DevicesInChange = operation == GrantOperation.Read ? 0 : devices,
        });
        return objection is null ? null : objection with { Device = objection.Device ?? device.Name };
    }

    /// <summary>Why nodes are to be kept away from: a deny rule of the caller was probably meant for them, and is for nothing in these models.</summary>
    public Failure? FindFear(YangSchema schema, IEnumerable<NodePath> nodes) => IsLimited ? new DeniedPlaces(caller, schema).FindObjection(device.Name, [.. nodes]) : null;

    /// <summary>A tree as the caller sees it; containers and entries on the way to what it sees stay.</summary>
    public DataTree Show(DataTree tree) => IsLimited ? DataSelection.Where(tree, node => Shows(tree.Schema, node)) : tree;

    private bool? Shows(YangSchema schema, DataNode node) =>
        DataPath.Of(schema, node) is { } path && DataPathNodes.TryOf(path, out var named, out _)
            ? caller.See(named) switch
            {
                PathAccess.Allowed => true,
                PathAccess.Partly when node.Value is null => null,
                _ => false,
            }
            : false;
}
