using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources;

/// <summary>Completes the path of a data or schema address by one step, from the models that the device has.</summary>
internal sealed class PathCompletion(IDeviceSchemas schemas, DeviceModels models)
{
    /// <summary>The paths that begin so; none when the device or the path so far is not known.</summary>
    /// <param name="device">The device.</param>
    /// <param name="path">What is written so far.</param>
    /// <param name="isData">Whether only data is wanted; else operations and notifications too.</param>
    /// <param name="caller">Who asks: neither devices nor nodes that it does not see are there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> CompleteAsync(DeviceName device, string path, bool isData, ICaller caller, CancellationToken cancellationToken)
    {
        // Whoever types does not wait for a device that is known already.
        var schema = path.Length > DeviceAddress.MaxLength ? null
            : schemas.AtHand().FirstOrDefault(shared => shared.Devices.Contains(device))?.Schema
                ?? ((await models.FindAsync(device, caller, datastore: null, cancellationToken).ConfigureAwait(false)).TryGet(out var found, out _) ? found.Schema : null);
        return schema is null ? [] : Complete(schema, path, isData, VisibleNodes.TestFor(caller));
    }

    internal static IReadOnlyList<string> Complete(YangSchema schema, string path, bool isData, Func<SchemaNode, bool>? shows = null)
    {
        var slash = path.LastIndexOf('/');
        var (above, begun) = slash < 0 ? (string.Empty, path) : (path[..(slash + 1)], path[(slash + 1)..]);
        SchemaNode? parent = null;
        if (slash >= 0)
        {
            if (DataAddressSegment.TryReadAll(path[..slash], out _) is null || !DataPath.TryRead(schema, "/" + path[..slash], shows, out var read, out _))
            {
                return [];
            }

            parent = read.Target;
        }

        // A name may be begun with or without its module; what is written as begun comes first.
        return [.. Below(schema, parent)
            .Where(node => (!isData || node.IsData()) && (shows is null || shows(node)))
            .Select(node => (Node: node, Step: Step(node, parent)))
            .Where(next => Begins(next.Step, begun) || Begins(next.Node.Name, begun))
            .OrderBy(next => Begins(next.Step, begun) ? 0 : 1)
            .Select(next => above + next.Step + (isData && next.Node is ListNode { Keys.IsEmpty: false } ? "=" : string.Empty))];
    }

    private static IEnumerable<SchemaNode> Below(YangSchema schema, SchemaNode? parent) => parent switch
    {
        null => schema.Roots(),
        OperationNode operation => operation.Children,
        _ => parent.DataChildren(),
    };

    private static string Step(SchemaNode node, SchemaNode? parent) =>
        node.Module.Name == parent?.Module.Name ? node.Name : node.Module.Name + ":" + node.Name;

    private static bool Begins(string name, string begun) => name.StartsWith(begun, StringComparison.OrdinalIgnoreCase);
}
