using NetMcp.Yang.Data;

namespace NetMcp.Core.Masking;

/// <summary>Judges the leafs of a tree as the leafs of a read are judged: by their model, their names, where they stand, and their values. Not thread-safe.</summary>
public interface ILeafMasker
{
    /// <summary>What may be shown of a leaf or an entry of a leaf-list: its value, or that with <see cref="ISecretMasker.Mask"/> in the place of a secret.</summary>
    /// <param name="leaf">A node with a value.</param>
    string Show(DataNode leaf);
}
