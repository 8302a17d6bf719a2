using NetMcp.Changes.Plans;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Changes.Applying;

/// <summary>The touched subtrees of a device, read now.</summary>
/// <param name="Tree">What is there, and perhaps more. Holds secrets.</param>
/// <param name="Roots">The roots of what is touched.</param>
internal sealed record Touched(DataTree Tree, IReadOnlyList<DataPath> Roots)
{
    /// <summary>Their canonical hash.</summary>
    public string Hash { get; } = TouchedSubtrees.Hash(Tree, Roots);

    /// <summary>Them as XML, for an image.</summary>
    public string ToXml() => TouchedSubtrees.ToXml(Tree, Roots);
}
