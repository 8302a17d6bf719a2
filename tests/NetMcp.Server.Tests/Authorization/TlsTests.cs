using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using NetMcp.Trust.Keys;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>HTTPS with the gateway's own certificate.</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task Https_CertificateFiles_AreServedAndRenewed()
    {
        using var folder = new TempDirectory();
        var settings = Write(folder, "CN=first.test");
        await using var app = HttpGateway.Build(Options(folder, settings));
        await app.StartAsync().Guarded();
        var port = new Uri(app.Urls.First()).Port;

        Assert.StartsWith("https://", app.Urls.First(), StringComparison.Ordinal);
        Assert.Equal("CN=first.test", await SubjectAsync(port, SslProtocols.None));
        Write(folder, "CN=second.example.test");
        Assert.Equal("CN=second.example.test", await SubjectAsync(port, SslProtocols.Tls12));
        File.WriteAllText(settings.CertificateFile, "nothing");
        Assert.Equal("CN=second.example.test", await SubjectAsync(port, SslProtocols.Tls13));
        await app.StopAsync().Guarded();
    }

    [Fact]
    public async Task Https_Endpoint_AsksForATokenOverTls()
    {
        using var folder = new TempDirectory();
        await using var app = HttpGateway.Build(Options(folder, Write(folder, "CN=gateway.test")));
        await app.StartAsync().Guarded();
        using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=gateway.test" });

        using var answer = await http.GetAsync(HttpGateway.McpUrl(app)).Guarded();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await app.StopAsync().Guarded();
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("readable")]
    [InlineData("mismatch")]
    public async Task Https_CertificateNotUsable_RefusesTheStart(string wrong)
    {
        using var folder = new TempDirectory();
        var settings = Write(folder, "CN=gateway.test");
        switch (wrong)
        {
            case "missing":
                File.Delete(settings.CertificateFile);
                break;
            case "readable":
                File.SetUnixFileMode(settings.KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
                break;
            default:
                using (var other = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                {
                    File.WriteAllText(settings.KeyFile, other.ExportPkcs8PrivateKeyPem());
                }

                break;
        }

        var messages = new StringWriter();
        Assert.Equal(GatewayExitCode.Configuration, await GatewayHost.RunAsync(Options(folder, settings) with { Messages = messages }, CancellationToken.None).Guarded());
        Assert.Contains("gateway.key", messages.ToString(), StringComparison.Ordinal);
    }

    private static GatewayHostOptions Options(TempDirectory folder, TlsSettings tls)
    {
        KeyRing.Rotate(Path.Combine(folder.Path, "keys"), DateTimeOffset.UtcNow, TimeSpan.Zero, TimeSpan.FromDays(1));
        return new GatewayHostOptions
        {
            Listen = "https://127.0.0.1:0",
            LogLevel = LogLevel.Critical,
            Content = _ => { },
            Authorization = new AuthorizationSettings { AuthorityFolder = folder.Path, Issuer = "x", Audience = "x", Resource = new Uri("https://gateway.test/mcp"), Tls = tls },
        };
    }

    private static TlsSettings Write(TempDirectory folder, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var settings = new TlsSettings(Path.Combine(folder.Path, "gateway.pem"), Path.Combine(folder.Path, "gateway.key"));
        File.WriteAllText(settings.CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(settings.KeyFile, key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(settings.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return settings;
    }

    private static async Task<string> SubjectAsync(int port, SslProtocols protocols)
    {
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, port).Guarded();
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "gateway.test",
            EnabledSslProtocols = protocols,
            RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject.EndsWith(".test", StringComparison.Ordinal) == true,
        }).Guarded();
        return tls.RemoteCertificate!.Subject;
    }
}
