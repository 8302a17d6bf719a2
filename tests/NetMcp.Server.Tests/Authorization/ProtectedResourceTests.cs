using NetMcp.Server.Authorization;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>Where a resource says about itself (RFC 9728 section 3.1).</summary>
public sealed class ProtectedResourceTests
{
    [Theory]
    [InlineData("https://gateway.example/mcp", "https://gateway.example/mcp", "https://gateway.example/.well-known/oauth-protected-resource/mcp")]
    [InlineData("https://GATEWAY.example:443/mcp", "https://gateway.example/mcp", "https://gateway.example/.well-known/oauth-protected-resource/mcp")]
    [InlineData("https://gateway.example:8443/a/b", "https://gateway.example:8443/a/b", "https://gateway.example:8443/.well-known/oauth-protected-resource/a/b")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080", "http://127.0.0.1:8080/.well-known/oauth-protected-resource")]
    public void Create_Identifier_PutsTheWellKnownPartBetweenHostAndPath(string given, string identifier, string metadata)
    {
        var resource = new ProtectedResource(new Uri(given));

        Assert.Equal((identifier, metadata), (resource.Identifier, resource.MetadataUrl));
    }

    [Theory]
    [InlineData("https://gateway.example/mcp?x=1")]
    [InlineData("https://gateway.example/mcp#x")]
    [InlineData("https://me@gateway.example/mcp")]
    [InlineData("/mcp")]
    public void Create_NoIdentifier_Refused(string given) =>
        Assert.Throws<ArgumentException>(() => new ProtectedResource(new Uri(given, UriKind.RelativeOrAbsolute)));
}
