using NetMcp.Changes.Plans;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Applying;

/// <summary>Reads what a plan touches on a device, and says how it stands to the plan.</summary>
internal static class TouchedReading
{
    /// <summary>Reads the touched subtrees of running.</summary>
    public static async Task<Outcome<Touched>> ReadAsync(ChangePorts ports, DeviceRun device, IEditSession session, CancellationToken cancellationToken)
    {
        var schemaRead = await ports.Schemas.GetAsync(device.Name, cancellationToken).ConfigureAwait(false);
        if (!schemaRead.TryGet(out var found, out var failure))
        {
            return failure;
        }

        if (!TouchedSubtrees.Roots(device.Plan, found.Schema).TryGet(out var roots, out var moved))
        {
            return moved;
        }

        var tree = await session.ReadAsync(Datastore.Running, roots, cancellationToken).ConfigureAwait(false);
        return tree.Select(read => new Touched(read, roots));
    }

    /// <summary>What stands otherwise than in an image of the plan, as a difference from the image; secrets masked.</summary>
    public static string Difference(ChangePorts ports, string imageXml, Touched now) =>
        TouchedSubtrees.FromXml(imageXml, now.Tree.Schema).TryGet(out var image, out var damaged)
            ? TouchedSubtrees.Difference(image, now.Tree, now.Roots, ports.Masker)?.TrimEnd() ?? string.Empty
            : damaged.Message;
}
