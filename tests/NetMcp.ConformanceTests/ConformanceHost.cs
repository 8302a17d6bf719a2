using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetMcp.ConformanceTests.Fixtures;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests;

/// <summary>The gateway's own HTTP host, serving the suites' fixtures in place of its tools.</summary>
public sealed class ConformanceHost : IAsyncLifetime
{
    private WebApplication? _app;

    /// <summary>The MCP endpoint. By name: the suites' check of DNS rebinding wants localhost.</summary>
    public string Url => $"http://localhost:{Endpoint.Port}{Endpoint.AbsolutePath}";

    private Uri Endpoint => new(HttpGateway.McpUrl(_app!));

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Warning,
            Content = FixtureCatalogue.AddTo,
        });
        await _app.StartAsync().Guarded();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _app!.StopAsync().Guarded();
        await _app.DisposeAsync();
    }
}
