using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Ssh;

/// <summary>A server's public key, as it stands on the wire (RFC 4253 section 6.6).</summary>
public sealed class SshHostKey : IEquatable<SshHostKey>
{
    private SshHostKey(string type, ReadOnlyMemory<byte> blob)
    {
        Type = type;
        Blob = blob;
        Fingerprint = "SHA256:" + Convert.ToBase64String(SHA256.HashData(blob.Span)).TrimEnd('=');
    }

    /// <summary>The key format, for example <c>ssh-ed25519</c>, <c>ecdsa-sha2-nistp256</c> or <c>ssh-rsa</c>.</summary>
    public string Type { get; }

    /// <summary>The key blob: the format's name and the key's numbers in SSH encoding.</summary>
    public ReadOnlyMemory<byte> Blob { get; }

    /// <summary>The fingerprint as OpenSSH prints it: <c>SHA256:</c> and base64 without padding.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a key from its base64 form, as it stands in known_hosts.</summary>
    /// <returns>The key, or null when the text is not a key blob.</returns>
    public static SshHostKey? TryParse(string base64)
    {
        ArgumentNullException.ThrowIfNull(base64);
        var blob = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, blob, out var length) || length < sizeof(int))
        {
            return null;
        }

        // RFC 4253 section 6.6: the blob begins with the format identifier, a string with a 32-bit length.
        var typeLength = BinaryPrimitives.ReadUInt32BigEndian(blob);
        if (typeLength == 0 || typeLength > length - sizeof(int))
        {
            return null;
        }

        var type = Encoding.ASCII.GetString(blob, sizeof(int), (int)typeLength);
        return new SshHostKey(type, blob.AsMemory(0, length));
    }

    /// <summary>The blob in base64, as known_hosts holds it.</summary>
    public string ToBase64() => Convert.ToBase64String(Blob.Span);

    /// <inheritdoc/>
    public bool Equals(SshHostKey? other) => other is not null && Blob.Span.SequenceEqual(other.Blob.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SshHostKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode(StringComparison.Ordinal);

    /// <summary>The type and the fingerprint.</summary>
    public override string ToString() => $"{Type} {Fingerprint}";
}
