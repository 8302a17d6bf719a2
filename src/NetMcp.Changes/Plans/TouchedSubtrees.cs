using System.Collections.Immutable;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans;

/// <summary>
/// The part of a datastore that a plan touches: what is hashed, compared, kept as an image and read back. What stands above the roots
/// counts only where it leads to one, so that it does not matter how much a device's filter lets through.
/// </summary>
internal static class TouchedSubtrees
{
    /// <summary>Reads the roots of a plan's device against the device's schema of now; they are none any more where the models changed.</summary>
    public static Outcome<ImmutableArray<DataPath>> Roots(DevicePlan plan, YangSchema schema) => throw new NotImplementedException();

    /// <summary>The tree with nothing in it but the touched subtrees and what leads to them.</summary>
    public static DataTree Restrict(DataTree tree, IReadOnlyList<DataPath> touched) => throw new NotImplementedException();

    /// <summary>The canonical hash of the touched subtrees: 64 hexadecimal digits.</summary>
    public static string Hash(DataTree tree, IReadOnlyList<DataPath> touched) => throw new NotImplementedException();

    /// <summary>The touched subtrees as XML: the children of a data element. Holds secrets.</summary>
    public static string ToXml(DataTree tree, IReadOnlyList<DataPath> touched) => throw new NotImplementedException();

    /// <summary>Reads what <see cref="ToXml"/> wrote.</summary>
    public static Outcome<DataTree> FromXml(string xml, YangSchema schema) => throw new NotImplementedException();

    /// <summary>How two trees differ in the touched subtrees, a line an edit, secrets masked; null when they do not.</summary>
    public static string? Difference(DataTree from, DataTree to, IReadOnlyList<DataPath> touched, DeviceName device, ISecretMasker masker) => throw new NotImplementedException();
}
