using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Changes.Applying;

/// <summary>Reads what a plan touches on a device, and says how it stands to the plan.</summary>
internal static class TouchedReading
{
    private const int MostLines = 20;

    /// <summary>Reads the touched subtrees of running.</summary>
    public static async Task<Outcome<Touched>> ReadAsync(ChangePorts ports, DeviceRun device, IEditSession session, CancellationToken cancellationToken)
    {
        var schemaRead = await ports.Schemas.GetAsync(device.Name, cancellationToken).ConfigureAwait(false);
        if (!schemaRead.TryGet(out var found, out var failure))
        {
            return failure;
        }

        var schema = found.Schema;
        if (schema.Hash != device.Plan.SchemaHash)
        {
            return Failed(device, FailureCode.Stale, "The device has other models than at planning; plan again.");
        }

        var paths = new List<DataPath>(device.Plan.Touched.Count);
        foreach (var text in device.Plan.Touched)
        {
            if (!DataPath.TryRead(schema, text, out var path, out var error))
            {
                return Failed(device, FailureCode.Stale, "What the plan touches is not in the device's models: " + error.Message);
            }

            paths.Add(path);
        }

        var tree = await session.ReadAsync(Datastore.Running, paths, cancellationToken).ConfigureAwait(false);
        return tree.Select(read => new Touched(read, CanonicalHash.Of(read)));
    }

    /// <summary>What stands otherwise than in an image of the plan, as a difference from the image; secrets masked.</summary>
    public static string Difference(ChangePorts ports, string imageXml, Touched now)
    {
        var image = XmlDataReader.Read(imageXml, now.Tree.Schema).Tree;
        return image is null
            ? "The image of the plan cannot be read."
            : DiffText.Of(DataDiff.Between(image, now.Tree), MostLines, node => Shown(ports, node)).TrimEnd();
    }

    private static string? Shown(ChangePorts ports, DataNode node) =>
        node.Value is { } value && (ports.Masker.IsSecretName(node.Name) || ports.Masker.IsSecretValue(value)) ? Core.Masking.ISecretMasker.Mask : node.Value;

    private static Failure Failed(DeviceRun device, FailureCode code, string message) => new(code, message) { Device = device.Name };
}
