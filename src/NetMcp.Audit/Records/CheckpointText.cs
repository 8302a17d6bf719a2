using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace NetMcp.Audit.Records;

/// <summary>
/// The signature of a checkpoint: a JWS with detached content (RFC 7515 appendix F) whose content is the line up to <c>,"jws"</c>. Its <c>typ</c> is its own,
/// so that it passes for no token (RFC 8725 section 3.11).
/// </summary>
internal static class CheckpointText
{
    private const string Member = ",\"jws\":\"";
    private const int SignatureBytes = 64;
    private const string HeaderStart = "{\"alg\":\"ES256\",\"typ\":\"netmcp-audit-checkpoint\",\"kid\":\"";
    private const string HeaderEnd = "\"}";

    /// <summary>Adds a signature to a line that lies at the end of a buffer.</summary>
    public static void Sign(ArrayBufferWriter<byte> buffer, int lineStart, ICheckpointSigner signer)
    {
        var line = buffer.WrittenSpan[lineStart..];
        var content = line[..^"}\n".Length].ToArray();
        var (keyId, signature) = signer.Sign(kid => SigningInput(kid, content));
        var signed = Encoding.ASCII.GetBytes($"{Member}{Header(keyId)}..{Base64Url.EncodeToString(signature)}\"}}\n");

        // The line grows over its own end.
        var before = buffer.WrittenSpan[..(lineStart + content.Length)].ToArray();
        buffer.ResetWrittenCount();
        buffer.Write(before);
        buffer.Write(signed);
    }

    /// <summary>Takes a line apart; false when it has no signature of the one form.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out string keyId, out byte[] input, out byte[] signature)
    {
        (keyId, input, signature) = ("", [], []);
        var at = line.LastIndexOf(Encoding.ASCII.GetBytes(Member));
        if (at < 0 || !line.EndsWith("\"}\n"u8))
        {
            return false;
        }

        var jws = Encoding.ASCII.GetString(line[(at + Member.Length)..^"\"}\n".Length]);
        if (jws.Split("..") is not [var header, var last] || !TryDecode(header, out var headerBytes) || !TryDecode(last, out signature) || signature.Length != SignatureBytes
            || KeyIdOf(headerBytes) is not { } kid || Header(kid) != header)
        {
            return false;
        }

        (keyId, input) = (kid, SigningInput(kid, line[..at]));
        return true;
    }

    private static byte[] SigningInput(string keyId, ReadOnlySpan<byte> content) => Encoding.ASCII.GetBytes(Header(keyId) + "." + Base64Url.EncodeToString(content));

    private static string Header(string keyId) => Base64Url.EncodeToString(HeaderBytes(keyId));

    // The header has one form, so what is read is compared with what would be written, and nothing of it is interpreted.
    private static byte[] HeaderBytes(string keyId) => Encoding.UTF8.GetBytes($"{HeaderStart}{keyId}{HeaderEnd}");

    private static string? KeyIdOf(byte[] header)
    {
        var text = Encoding.UTF8.GetString(header);
        return text.StartsWith(HeaderStart, StringComparison.Ordinal) && text.EndsWith(HeaderEnd, StringComparison.Ordinal) && text.Length > HeaderStart.Length + HeaderEnd.Length
            ? text[HeaderStart.Length..^HeaderEnd.Length]
            : null;
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }
}
