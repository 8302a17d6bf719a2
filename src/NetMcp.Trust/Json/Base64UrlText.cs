using System.Buffers;
using System.Buffers.Text;

namespace NetMcp.Trust.Json;

/// <summary>base64url without padding (RFC 7515 section 2), in the one form that each value has.</summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Writes bytes.</summary>
    public static string Write(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>
    /// Reads text; null when it has padding, white space or other characters, or bits in the last character that belong to no byte: those would
    /// make two texts of one value.
    /// </summary>
    public static byte[]? Read(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        try
        {
            // The decoder itself refuses spare bits that are set.
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
