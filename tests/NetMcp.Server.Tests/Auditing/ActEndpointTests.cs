using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Server.Approvals;
using NetMcp.Server.Auditing;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Auditing;

/// <summary>Whom and what the endpoint takes that commands have their acts recorded by.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public sealed class ActEndpointTests : IAsyncLifetime
{
    private const string Act = """{"kind":"keys-rotated","outcome":"begun","command":"netmcp keys rotate","run":"r1","arguments":"{}"}""";

    private readonly RecordingAudit _audit = new();
    private readonly HttpClient _http = new();
    private WebApplication? _server;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Post_ByTheGatewaysUserOrRoot_IsRecordedUnderTheNameOfTheKernel()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(MachineUser.Of(0), _audit, Act));

        var (record, urgency) = Assert.Single(_audit.Records);
        Assert.Equal(("local:root", AuditKind.KeysRotated, "r1", AuditUrgency.Effect), (record.Principal, record.Kind, record.CallId, urgency));
    }

    [Fact]
    public async Task Post_BySomebodyElse_IsForbidden()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(MachineUser.Of(MachineUser.Self.Id + 1), _audit, Act));
        Assert.Empty(_audit.Records);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"kind":"change-step","outcome":"begun","command":"c","run":"r"}""")]
    [InlineData("""{"kind":"frozen","outcome":"refused","command":"c","run":"r"}""")]
    [InlineData("""{"kind":"frozen","outcome":"begun","command":"c","run":null}""")]
    [InlineData("""{"kind":"frozen","outcome":"begun","command":"c","run":"r","principal":"local:alice"}""")]
    [InlineData("""{"kind":9,"outcome":"begun","command":"c","run":"r"}""")]
    public async Task Post_OfAnythingElse_IsRefused(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(MachineUser.Of(0), _audit, body));
        Assert.Empty(_audit.Records);
    }

    [Fact]
    public async Task Post_WithoutALogThatTakesIt_SaysSo()
    {
        _audit.IsBroken = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(MachineUser.Of(0), _audit, Act));
    }

    [Fact]
    public async Task Post_ToAGatewayThatKeepsNoLog_SaysSo() => Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(MachineUser.Of(0), new NullAuditLog(), Act));

    private async Task<HttpStatusCode> PostAsync(MachineUser user, IAuditLog audit, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        new ActEndpoint(audit).Map(_server, next => http =>
        {
            http.User = new CallerPrincipal(user);
            return next(http);
        });
        await _server.StartAsync(Guard.Token());
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(_server.Urls.Single() + ActEndpoint.Path), content).Guarded();
        return response.StatusCode;
    }
}
