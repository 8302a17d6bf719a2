using System.Collections.Immutable;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans;

/// <summary>
/// The part of a datastore that a plan touches: what is hashed, compared, kept as an image and read back. What stands above the roots
/// counts only where it leads to one, so that it does not matter how much a device's filter lets through.
/// </summary>
internal static class TouchedSubtrees
{
    /// <summary>Reads the roots of a plan's device against the device's schema of now; stale where the models are not those of the plan.</summary>
    public static Outcome<ImmutableArray<DataPath>> Roots(DevicePlan plan, YangSchema schema)
    {
        if (schema.Hash != plan.SchemaHash)
        {
            return Moved(plan.Device);
        }

        var roots = ImmutableArray.CreateBuilder<DataPath>(plan.Touched.Count);
        foreach (var text in plan.Touched)
        {
            if (!DataPath.TryRead(schema, text, out var path, out _))
            {
                return Moved(plan.Device);
            }

            roots.Add(path);
        }

        return roots.DrainToImmutable();
    }

    /// <summary>The tree with nothing in it but the touched subtrees and what leads to them.</summary>
    public static DataTree Restrict(DataTree tree, IReadOnlyList<DataPath> touched) => DataSelection.Keep(tree, touched);

    /// <summary>The canonical hash of the touched subtrees: 64 hexadecimal digits.</summary>
    public static string Hash(DataTree tree, IReadOnlyList<DataPath> touched) => CanonicalHash.Of(Restrict(tree, touched));

    /// <summary>The touched subtrees as XML: the children of a data element. Holds secrets.</summary>
    public static string ToXml(DataTree tree, IReadOnlyList<DataPath> touched) => XmlDataWriter.ToText(Restrict(tree, touched));

    /// <summary>Reads what <see cref="ToXml"/> wrote.</summary>
    public static Outcome<DataTree> FromXml(string xml, YangSchema schema) =>
        XmlDataReader.Read(xml, schema).Tree is { } tree
            ? tree
            : new Failure(FailureCode.InternalError, "An image of a change cannot be read: the file is damaged.");

    /// <summary>How two trees differ in the touched subtrees, a line an edit, secrets masked; null when they do not.</summary>
    public static string? Difference(DataTree from, DataTree to, IReadOnlyList<DataPath> touched, ISecretMasker masker)
    {
        var diff = DataDiff.Between(Restrict(from, touched), Restrict(to, touched));
        return diff.IsEmpty ? null : MaskedDifference.Of(diff, masker.ForLeafs());
    }

    private static Failure Moved(DeviceName device) => new(FailureCode.Stale, $"The models of {device} are not those that the plan was made with. Plan again.")
    {
        Device = device,
    };
}
