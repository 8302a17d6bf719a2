using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Trust.Tests;

/// <summary>JWSs made by hand, byte by byte, so that a test does not depend on the writer that it judges.</summary>
internal sealed class RawJws : IDisposable
{
    private readonly ECDsa _key;

    public RawJws(ECDsa? key = null)
    {
        _key = key ?? ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = _key.ExportParameters(false).Q;
        (X, Y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        Thumbprint = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}")));
    }

    public string X { get; }

    public string Y { get; }

    public string Thumbprint { get; }

    public string Jwk => $$"""{"kty":"EC","crv":"P-256","x":"{{X}}","y":"{{Y}}"}""";

    public string Jwks => $$"""{"keys":[{"kty":"EC","crv":"P-256","x":"{{X}}","y":"{{Y}}","kid":"{{Thumbprint}}","alg":"ES256","use":"sig"}]}""";

    public string Pem => _key.ExportPkcs8PrivateKeyPem();

    public byte[] Sign(string input) => _key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);

    /// <summary>Signs a header and a payload that may be anything.</summary>
    public string Write(string header, string payload)
    {
        var input = Encode(header) + "." + Encode(payload);
        return input + "." + Base64Url.EncodeToString(Sign(input));
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public void Dispose() => _key.Dispose();
}
