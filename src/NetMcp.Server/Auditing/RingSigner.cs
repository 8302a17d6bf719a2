using NetMcp.Audit;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Auditing;

/// <summary>Signs checkpoints with the key of an authority that signs at that time. A rotated key is seen without a restart.</summary>
internal sealed class RingSigner : ICheckpointSigner, IDisposable
{
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(90);

    private readonly string _folder;
    private readonly TimeProvider _time;
    private KeyRing _ring;
    private DateTime _written;

    private RingSigner(string folder, TimeProvider time)
    {
        (_folder, _time) = (folder, time);
        (_ring, _written) = (KeyRing.Open(folder), Written());
    }

    /// <summary>Opens the keys of a folder; makes the first one where there is none.</summary>
    /// <exception cref="KeyFileException">They cannot be used, or made.</exception>
    public static RingSigner Open(string folder, TimeProvider time)
    {
        if (!File.Exists(Path.Combine(folder, "ring.json")))
        {
            KeyRing.Rotate(folder, time.GetUtcNow(), TimeSpan.Zero, Overlap);
        }

        return new RingSigner(folder, time);
    }

    /// <inheritdoc/>
    public (string KeyId, byte[] Signature) Sign(Func<string, byte[]> input)
    {
        // One writer signs, so there is no race with itself.
        if (Written() is var written && written != _written)
        {
            var ring = KeyRing.Open(_folder);
            _ring.Dispose();
            (_ring, _written) = (ring, written);
        }

        var key = _ring.SignerAt(_time.GetUtcNow());
        return (key.Public.Thumbprint, key.Sign(input(key.Public.Thumbprint)));
    }

    /// <inheritdoc/>
    public void Dispose() => _ring.Dispose();

    private DateTime Written() => File.GetLastWriteTimeUtc(Path.Combine(_folder, "ring.json"));
}
