using NetMcp.Audit;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Auditing;

/// <summary>Verifies checkpoints with the keys of one or more key sets.</summary>
internal sealed class SetKeys(IEnumerable<KeySet> sets) : ICheckpointKeys
{
    private readonly Dictionary<string, PublicKey> _keys = sets.SelectMany(set => set.Keys).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool? Verify(string keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => _keys.TryGetValue(keyId, out var key) ? key.Verify(data, signature) : null;
}
