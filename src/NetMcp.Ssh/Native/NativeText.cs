using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Ssh.Native;

/// <summary>Text across the border: NUL-terminated UTF-8, wiped where it may be a secret.</summary>
internal static unsafe class NativeText
{
    /// <summary>Bytes of a peer's text that are worth keeping in a message.</summary>
    private const int MaxPeerText = 200;

    public static string Read(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    /// <summary>The peer's words with everything but printable ASCII replaced and cut to a length that suits a message.</summary>
    public static string Printable(string text)
    {
        var kept = text.Length > MaxPeerText ? text.AsSpan(0, MaxPeerText) : text;
        var builder = new StringBuilder(kept.Length);
        foreach (var character in kept)
        {
            builder.Append(character is >= ' ' and <= '~' ? character : '?');
        }

        return builder.ToString();
    }

    /// <summary>A NUL-terminated copy in pinned memory, so that wiping it wipes the only copy.</summary>
    /// <exception cref="SshException">The text holds a NUL, which C would cut it at.</exception>
    public static byte[] Terminated(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new SshException(SshFailureReason.ProtocolError, "A value for SSH holds a NUL character.");
        }

        var bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(text) + 1, pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    public static void Wipe(byte[] secret) => CryptographicOperations.ZeroMemory(secret);
}
