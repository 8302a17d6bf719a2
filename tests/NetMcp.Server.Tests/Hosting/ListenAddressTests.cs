using System.Net;
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
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://[::0:0]:8080")]
    [InlineData("http://192.0.2.1:8080")]
    [InlineData("http://3221225985:8080")]
    [InlineData("http://localhost.example:8080")]
    [InlineData("http://127.0.0.1.example:8080")]
    [InlineData("http://gateway:8080")]
    [InlineData("http://[::ffff:192.0.2.1]:8080")]
    [InlineData("http://[::ffff:0.0.0.0]:8080")]
    [InlineData("http://[fe80::1]:8080")]
    public void Parse_ReachableFromElsewhere_Refused(string text) =>
        Assert.Equal(GatewayStartFailure.AddressNotLoopback, Assert.Throws<GatewayStartException>(() => ListenAddress.Parse(text)).Reason);

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("https://127.0.0.1:8080")]
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
