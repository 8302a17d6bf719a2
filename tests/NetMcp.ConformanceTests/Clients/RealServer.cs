using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests.Clients;

/// <summary>The whole gateway with its own tools over a configuration of two devices that nobody contacts.</summary>
public sealed class RealServer : IAsyncLifetime, IDisposable
{
    private const string Configuration =
        """
        credentials:
          lab:
            kind: agent
        defaults:
          user: nobody
          credential: lab
        devices:
          - name: edge-1
            address: 127.0.0.1
            port: 1
          - name: edge-2
            address: 127.0.0.1
            port: 2
        """;

    private readonly TempDirectory _folder = new();
    private WebApplication? _app;

    /// <summary>The MCP endpoint.</summary>
    public string Url => HttpGateway.McpUrl(_app!);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Warning,
            ConfigurationFile = _folder.Write("netmcp.yaml", Configuration),
        });
        await _app.StartAsync().Guarded();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _app!.StopAsync().Guarded();
        await _app.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
