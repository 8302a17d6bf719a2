using System.Text;
using NetMcp.Core.Masking;
using NetMcp.Devices.Masking;

namespace NetMcp.Devices.Commands;

/// <summary>Makes what a command printed fit to be read: whole lines of text, secrets masked.</summary>
internal static class OutputText
{
    /// <summary>The text, and how many values were masked. Never more than the bytes, and cut behind a whole line.</summary>
    /// <param name="output">What was read.</param>
    /// <param name="isAll">Whether the command printed no more.</param>
    /// <param name="maxBytes">The most bytes of UTF-8.</param>
    /// <param name="masker">Masks.</param>
    public static (string Text, bool Truncated, int Masked) Of(ReadOnlySpan<byte> output, bool isAll, int maxBytes, SecretMasker masker)
    {
        // Half a line may hold half a secret, which nobody would recognize.
        var whole = isAll ? output : output[..(output.LastIndexOf((byte)'\n') + 1)];
        var masked = 0;
        var text = new StringBuilder();
        var bytes = 0;
        // As one text first: a private key goes over many lines.
        foreach (var line in masker.MaskText(Clean(Encoding.UTF8.GetString(whole))).Split('\n'))
        {
            var kept = MaskNamed(line, masker);
            masked += kept.Contains(ISecretMasker.Mask, StringComparison.Ordinal) ? 1 : 0;
            var size = Encoding.UTF8.GetByteCount(kept) + 1;
            if (bytes + size > maxBytes + 1)
            {
                return (text.ToString(), true, masked);
            }

            bytes += size;
            text.Append(text.Length == 0 && bytes == size ? string.Empty : "\n").Append(kept);
        }

        return (text.ToString(), !isAll, masked);
    }

    // "enable secret 9 ...", "neighbor 192.0.2.1 password ...": behind the name nothing is shown.
    private static string MaskNamed(string line, SecretMasker masker)
    {
        for (var at = 0; at < line.Length;)
        {
            var end = line.IndexOfAny([' ', '\t', '=', ':'], at);
            if (end < 0)
            {
                break;
            }

            // A routing community tags routes; what shows SNMP's is not listed anywhere.
            if (end > at && !line.AsSpan(at, end - at).Contains("communit", StringComparison.OrdinalIgnoreCase) && masker.IsSecretName(line[at..end].Trim('"', '\'')) && line.AsSpan(end).TrimStart(" \t=:").Length > 0)
            {
                return line[..(end + 1)] + ISecretMasker.Mask;
            }

            at = end + 1;
        }

        return line;
    }

    private static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsControl(character) || character is '\n' or '\t')
            {
                cleaned.Append(character);
            }
        }

        return cleaned.ToString();
    }
}
