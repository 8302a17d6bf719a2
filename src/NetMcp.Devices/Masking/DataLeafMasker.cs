using NetMcp.Core.Masking;
using NetMcp.Yang.Data;

namespace NetMcp.Devices.Masking;

/// <summary>Judges the leafs of a tree.</summary>
internal sealed class DataLeafMasker(SecretMasker masker) : ILeafMasker
{
    private readonly SecretLeaves _secrets = new(masker);

    public string Show(DataNode leaf)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        if (string.IsNullOrWhiteSpace(leaf.Value))
        {
            return leaf.Value ?? string.Empty;
        }

        var path = new List<string>();
        for (var node = leaf; node is not null; node = node.Parent)
        {
            path.Add(node.Name);
        }

        path.Reverse();
        return _secrets.Mask(path, leaf.Value, leaf.Schema);
    }
}
