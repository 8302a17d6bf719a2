using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Server.Authorization.OAuth;
using NetMcp.Server.Outbound;
using NetMcp.Server.Tests.Outbound;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Authorization.OAuth;

/// <summary>An authorization server's keys are found by its own metadata or not at all, whatever it and those in between try.</summary>
public sealed class ProviderDiscoveryTests
{
    private static readonly AddressRules Private = new(allowPrivate: true, []);

    [Fact]
    public void PlacesOf_IssuerWithAPath_AreInTheOrderOfTheSpecification() => Assert.Equal(
        ["https://as.example/.well-known/oauth-authorization-server/tenant", "https://as.example/.well-known/openid-configuration/tenant", "https://as.example/tenant/.well-known/openid-configuration"],
        ProviderDiscovery.PlacesOf(new Uri("https://as.example/tenant")).Select(place => place.AbsoluteUri));

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task Fetch_MetadataAtEitherPlace_GivesTheKeys(string place)
    {
        await using var server = Provider((path, self) => path == place ? Metadata(self) : path == "/jwks" ? Json(Jwks()) : NotFound);

        Assert.Equal(1, Assert.IsType<ProviderFetch.Fetched>(await FetchAsync(server)).Keys.Count);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:{port}/")]
    [InlineData("http://localhost:{port}")]
    public async Task Fetch_MetadataThatNamesAnotherIssuer_RefusedWithoutLookingFurther(string issuer)
    {
        await using var server = Provider((path, self) => path == "/jwks" ? Json(Jwks()) : Metadata(self, issuer.Replace("{port}", self.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

        Assert.Contains("another issuer", Assert.IsType<ProviderFetch.Failed>(await FetchAsync(server)).Reason, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("http://as.example/jwks")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/jwks")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task Fetch_KeySetUrlThatMayNotBeFetched_Refused(string url)
    {
        await using var server = Provider((path, self) => Json($$"""{"issuer":"{{Issuer(self)}}","jwks_uri":"{{url}}"}"""));

        Assert.Contains("jwks_uri", Assert.IsType<ProviderFetch.Failed>(await FetchAsync(server)).Reason, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Fetch_KeySetAtAMetadataAddress_NeverConnects()
    {
        await using var server = Provider((path, self) => Json($$"""{"issuer":"{{Issuer(self)}}","jwks_uri":"https://169.254.169.254/jwks"}"""));

        Assert.Contains("link-local", Assert.IsType<ProviderFetch.Failed>(await FetchAsync(server)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_RedirectedMetadataOrKeys_NotFollowed()
    {
        await using var metadata = Provider((path, self) => path == "/elsewhere" ? Metadata(self) : Found("/elsewhere"));
        await using var keys = Provider((path, self) => path == "/jwks" ? Found("/elsewhere") : path == "/elsewhere" ? Json(Jwks()) : Metadata(self));

        Assert.Contains("302", Assert.IsType<ProviderFetch.Failed>(await FetchAsync(metadata)).Reason, StringComparison.Ordinal);
        Assert.Contains("302", Assert.IsType<ProviderFetch.Failed>(await FetchAsync(keys)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"issuer\":\"{issuer}\",\"issuer\":\"{issuer}\",\"jwks_uri\":\"{issuer}/jwks\"}")]
    [InlineData("{\"issuer\":\"{issuer}\"}")]
    [InlineData("{\"issuer\":\"\\ud800\"}")]
    public async Task Fetch_MetadataThatIsNone_Refused(string body)
    {
        await using var server = Provider((path, self) => path == "/jwks" ? Json(Jwks()) : Json(body.Replace("{issuer}", Issuer(self), StringComparison.Ordinal)));

        Assert.IsType<ProviderFetch.Failed>(await FetchAsync(server));
    }

    [Fact]
    public async Task Fetch_KeySetWithTenThousandKeysOrTooLarge_Refused()
    {
        var key = Jwks()[9..^2];
        await using var many = Provider((path, self) => path == "/jwks" ? Json("{\"keys\":[" + string.Join(',', Enumerable.Repeat("{}", 10_000)) + "]}") : Metadata(self));
        await using var large = Provider((path, self) => path == "/jwks" ? Json("{\"keys\":[" + string.Join(',', Enumerable.Repeat(key, 10_000)) + "]}") : Metadata(self));

        Assert.Contains("64 keys", Assert.IsType<ProviderFetch.Failed>(await FetchAsync(many)).Reason, StringComparison.Ordinal);
        Assert.Contains("bytes", Assert.IsType<ProviderFetch.Failed>(await FetchAsync(large)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_PrivateAddressNotAllowed_Refused()
    {
        await using var server = Provider((path, self) => path == "/jwks" ? Json(Jwks()) : Metadata(self));
        using var http = new GuardedHttp(AddressRules.PublicOnly, TimeProvider.System);

        Assert.Contains("private", Assert.IsType<ProviderFetch.Failed>(await new ProviderDiscovery(Issuer(server), http).FetchAsync(Guard.Token())).Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    private const string NotFound = "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private static ScriptedServer Provider(Func<string, ScriptedServer, string> answer)
    {
        ScriptedServer? self = null;
        return self = new ScriptedServer((_, head, stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(head.Split(' ')[1], self!)), stop).AsTask());
    }

    private static async Task<ProviderFetch> FetchAsync(ScriptedServer server)
    {
        using var http = new GuardedHttp(Private, TimeProvider.System);
        return await new ProviderDiscovery(Issuer(server), http).FetchAsync(Guard.Token());
    }

    private static string Issuer(ScriptedServer server) => $"http://127.0.0.1:{server.Port}";

    private static string Metadata(ScriptedServer server, string? issuer = null) => Json($$"""{"issuer":"{{issuer ?? Issuer(server)}}","jwks_uri":"{{Issuer(server)}}/jwks"}""");

    private static string Json(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static string Found(string path) => $"HTTP/1.1 302 Found\r\nLocation: {path}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private static string Jwks()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return $$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"e","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}]}""";
    }
}
