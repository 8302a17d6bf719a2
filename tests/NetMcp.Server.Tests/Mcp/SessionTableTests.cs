using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.Server.Mcp.Sessions;
using Xunit;

namespace NetMcp.Server.Tests.Mcp;

/// <summary>Who may use a session.</summary>
public sealed class SessionTableTests
{
    [Fact]
    public async Task Acquire_OtherCallerThanTheOpener_NotTheirs()
    {
        await using var app = HttpGateway.Build(new GatewayHostOptions { Listen = "http://127.0.0.1:0", LogLevel = LogLevel.Critical, Content = _ => { } });
        var table = app.Services.GetRequiredService<SessionTable>();
        var alice = Caller("alice");
        string id;
        using (var lease = await table.OpenAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "alice", null, "issuer")], "test"))))
        {
            id = lease!.Session.Id;
        }

        Assert.IsType<SessionLookup.NotYours>(table.Acquire(id, Caller("bob")));
        Assert.IsType<SessionLookup.NotYours>(table.Acquire(id, Caller("alice", issuer: "elsewhere")));
        Assert.IsType<SessionLookup.NotYours>(table.Acquire(id, SessionOwner.Nobody));
        Assert.IsType<SessionLookup.Unknown>(table.Acquire("other", alice));
        var found = Assert.IsType<SessionLookup.Found>(table.Acquire(id, Caller("alice")));
        found.Lease.Dispose();
        await table.EndAllAsync();
    }

    [Theory]
    [InlineData(ClaimTypes.NameIdentifier)]
    [InlineData("sub")]
    [InlineData(ClaimTypes.Upn)]
    public void Owner_AuthenticatedCaller_IsTheClaimThatNamesThem(string type)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Email, "a@example"), new Claim(type, "alice")], "test"));

        Assert.Equal(new SessionOwner(type, "alice", ClaimsIdentity.DefaultIssuer), SessionOwner.Of(user));
    }

    [Fact]
    public void Owner_UnauthenticatedClaims_AreNobody() =>
        Assert.Equal(SessionOwner.Nobody, SessionOwner.Of(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "alice")]))));

    private static SessionOwner Caller(string name, string issuer = "issuer") => new("sub", name, issuer);
}
