using System.Security.Cryptography;
using System.Text;
using NetMcp.Trust.Json;
using NetMcp.Trust.Keys;

namespace NetMcp.Trust.Jose;

/// <summary>A JWS in compact form (RFC 7515 section 7.1) whose header was read; the signature is not verified yet.</summary>
internal sealed class Jws
{
    private readonly byte[] _signingInput;
    private readonly byte[] _signature;

    public Jws(string text, string? kid, PublicKey? key, byte[] payload, byte[] signature)
    {
        Text = text;
        Kid = kid;
        Key = key;
        Payload = payload;
        _signature = signature;
        _signingInput = Encoding.ASCII.GetBytes(text[..text.LastIndexOf('.')]);
    }

    /// <summary>The compact form.</summary>
    public string Text { get; }

    /// <summary>The header's <c>kid</c>.</summary>
    public string? Kid { get; }

    /// <summary>The header's <c>jwk</c>.</summary>
    public PublicKey? Key { get; }

    /// <summary>The payload: not to be believed before <see cref="IsSignedBy"/>.</summary>
    public byte[] Payload { get; }

    /// <summary>The SHA-256 of the compact form, base64url: what a link calls its parent by.</summary>
    public string Hash => HashOf(Text);

    /// <summary>Whether the signature is that key's.</summary>
    public bool IsSignedBy(PublicKey key) => key.Verify(_signingInput, _signature);

    /// <summary>The SHA-256 of an ASCII text, base64url.</summary>
    public static string HashOf(string text) => Base64UrlText.Write(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
