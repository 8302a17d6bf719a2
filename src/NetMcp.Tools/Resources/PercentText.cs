using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace NetMcp.Tools.Resources;

/// <summary>Percent-encoding (RFC 3986 section 2.1), read strictly: what an agent wrote is understood or refused, never guessed at.</summary>
internal static class PercentText
{
    /// <summary>
    /// The text; null when a <c>%</c> has no two hexadecimal digits behind it, when the bytes are not UTF-8, or when there is a character that
    /// XML cannot carry (a superset of what YANG strings have, RFC 7950 section 9.4).
    /// </summary>
    public static string? Decode(string text)
    {
        var decoded = text.Contains('%', StringComparison.Ordinal) ? DecodeBytes(text) : text;
        return decoded is not null && IsXml(decoded) ? decoded : null;
    }

    private static string? DecodeBytes(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '%')
            {
                if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                {
                    return null;
                }

                bytes[count++] = Convert.FromHexString(text.AsSpan(at + 1, 2))[0];
                at += 3;
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                return null;
            }

            count += rune.EncodeToUtf8(bytes.AsSpan(count));
            at += used;
        }

        return Utf8.IsValid(bytes.AsSpan(0, count)) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }

    private static bool IsXml(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (!XmlConvert.IsXmlChar(text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
