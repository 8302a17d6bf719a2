using System.Security.Cryptography;

namespace NetMcp.Audit.Records;

/// <summary>The hash of a line: SHA-256 over its bytes, the line feed included, as <c>sha256sum</c> gives it for the line.</summary>
internal static class RecordHash
{
    /// <summary>Its bytes.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>Its hexadecimal digits.</summary>
    public const int Digits = 2 * Size;

    /// <summary>What the first record of a log has as the hash of the one before.</summary>
    public static byte[] None => new byte[Size];

    /// <summary>Hashes a line.</summary>
    public static byte[] Of(ReadOnlySpan<byte> line) => SHA256.HashData(line);

    /// <summary>The hash in lower-case hexadecimal digits.</summary>
    public static string Text(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);
}
