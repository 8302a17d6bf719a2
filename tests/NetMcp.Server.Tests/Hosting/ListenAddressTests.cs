using System.Net;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Hosting;
using Xunit;

namespace NetMcp.Server.Tests.Hosting;

/// <summary>Where the gateway lets itself be told to listen.</summary>
public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1", 8080)]
    [InlineData("http://127.8.8.8:0", "127.8.8.8", 0)]
    [InlineData("http://localhost:81/", "127.0.0.1", 81)]
    [InlineData("http://[::1]:8080", "::1", 8080)]
    public void Parse_Loopback_Taken(string text, string address, int port) =>
        Assert.Equal(new ListenAddress(IPAddress.Parse(address), port), ListenAddress.Parse(text));

    [Theory]
    [InlineData("https://127.0.0.1:8443", "127.0.0.1", 8443)]
    [InlineData("https://[::]:8443", "::", 8443)]
    public void Parse_Https_Taken(string text, string address, int port) =>
        Assert.Equal(new ListenAddress(IPAddress.Parse(address), port, IsHttps: true), ListenAddress.Parse(text));

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://[::0:0]:8080")]
    [InlineData("http://192.0.2.1:8080")]
    [InlineData("http://3221225985:8080")]
    [InlineData("http://[::ffff:192.0.2.1]:8080")]
    [InlineData("http://[::ffff:0.0.0.0]:8080")]
    [InlineData("http://[fe80::1]:8080")]
    [InlineData("https://0.0.0.0:8443")]
    public void Check_ReachableFromElsewhere_NeedsAuthorization(string text) =>
        Assert.Equal(GatewayStartFailure.AddressNotLoopback, Assert.Throws<GatewayStartException>(() => ListenRule.Check(ListenAddress.Parse(text), null)).Reason);

    [Theory]
    [InlineData("http://127.0.0.1:8080", "", null)]
    [InlineData("http://127.0.0.1:8080", "authority", null)]
    [InlineData("https://127.0.0.1:8443", "authority tls", null)]
    [InlineData("https://192.0.2.1:8443", "authority tls", null)]
    [InlineData("http://192.0.2.1:8080", "authority proxy", null)]
    [InlineData("http://127.0.0.1:8080", "oauth", null)]
    [InlineData("https://127.0.0.1:8443", "oauth tls", null)]
    [InlineData("https://192.0.2.1:8443", "oauth tls", null)]
    [InlineData("http://192.0.2.1:8080", "oauth proxy", null)]
    [InlineData("https://192.0.2.1:8443", "authority oauth tls", null)]
    [InlineData("http://192.0.2.1:8080", "oauth", "there is no TLS")]
    [InlineData("https://192.0.2.1:8443", "oauth", "has no 'tls'")]
    [InlineData("http://192.0.2.1:8080", "proxy", "has no 'authority' and no 'oauth'")]
    [InlineData("http://192.0.2.1:8080", "authority", "there is no TLS")]
    [InlineData("http://192.0.2.1:8080", "authority tls", "begins with http://")]
    [InlineData("http://192.0.2.1:8080", "", "there is no 'authorization'")]
    [InlineData("https://192.0.2.1:8443", "authority", "has no 'tls'")]
    [InlineData("https://192.0.2.1:8443", "tls", "has no 'authority'")]
    [InlineData("https://127.0.0.1:8443", "", "has no 'tls'")]
    [InlineData("http://127.0.0.1:8080", "proxy", "has no 'authority'")]
    public void Check_WhatIsConfigured_SaysWhatIsMissing(string text, string configured, string? missing)
    {
        AuthorizationSettings? settings = configured.Length == 0 ? null : new AuthorizationSettings
        {
            AuthorityFolder = configured.Contains("authority", StringComparison.Ordinal) ? "/authority" : null,
            OAuth = configured.Contains("oauth", StringComparison.Ordinal) ? new OAuthSettings() : null,
            Tls = configured.Contains("tls", StringComparison.Ordinal) ? new TlsSettings("/c", "/k") : null,
            BehindTlsProxy = configured.Contains("proxy", StringComparison.Ordinal),
        };

        var refusal = Record.Exception(() => ListenRule.Check(ListenAddress.Parse(text), settings));

        if (missing is null)
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.Contains(missing, Assert.IsType<GatewayStartException>(refusal).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://localhost.example:8080")]
    [InlineData("http://127.0.0.1.example:8080")]
    [InlineData("http://gateway:8080")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("unix:/tmp/socket")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://127.0.0.1@192.0.2.1:8080")]
    [InlineData("")]
    public void Parse_NoSuchUrl_Malformed(string text) =>
        Assert.Equal(GatewayStartFailure.AddressMalformed, Assert.Throws<GatewayStartException>(() => ListenAddress.Parse(text)).Reason);
}
