using System.Security.Claims;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Calling;

/// <summary>Whom what was kept is kept for, where there are no sessions: the callers' principals alone tell them apart.</summary>
public sealed class CallerNameTests
{
    [Fact]
    public async Task Of_TwoPrincipalsWithoutSessions_IsNotTheSame()
    {
        await using var connection = await OpenAsync();
        var ann = CallerName.Of(Request(connection, User("ann")));

        Assert.Equal(ann, CallerName.Of(Request(connection, User("ann"))));
        Assert.NotEqual(ann, CallerName.Of(Request(connection, User("bob"))));
        Assert.NotEqual(ann, CallerName.Of(Request(connection, User("ann", issuer: "other"))));
        Assert.NotEqual(ann, CallerName.Of(Request(connection, null)));
        Assert.NotEqual(ann, CallerName.Of(Request(connection, User("ann", isAuthenticated: false))));
    }

    [Fact]
    public async Task Of_NamesThatRunTogether_IsNotTheSame()
    {
        await using var connection = await OpenAsync();

        Assert.NotEqual(
            CallerName.Of(Request(connection, User("b\nc", issuer: "a"))),
            CallerName.Of(Request(connection, User("c", issuer: "a\nb"))));
    }

    [Theory]
    [InlineData("ann", true)]
    [InlineData("bob", false)]
    [InlineData(null, false)]
    public async Task Cursor_OfAPrincipal_IsForThatOneAlone(string? other, bool isFound)
    {
        await using var connection = await OpenAsync();
        var cursors = new FakeCursors();
        var cursor = cursors.Keep(CallerName.Of(Request(connection, User("ann"))), null!)!;

        Assert.Equal(isFound, cursors.Find(CallerName.Of(Request(connection, other is null ? null : User(other))), cursor).IsSuccess);
    }

    private static Task<InMemoryConnection> OpenAsync() => InMemoryConnection.OpenAsync(new Toolbox());

    private static RequestContext<CallToolRequestParams> Request(InMemoryConnection connection, ClaimsPrincipal? user) =>
        new(connection.Server, new JsonRpcRequest { Id = new RequestId(1), Method = RequestMethods.ToolsCall }, new CallToolRequestParams { Name = "network.yang.get" }) { User = user };

    private static ClaimsPrincipal User(string subject, string issuer = "idp", bool isAuthenticated = true) =>
        new(new ClaimsIdentity([new Claim("sub", subject, ClaimValueTypes.String, issuer)], isAuthenticated ? "test" : null));
}
