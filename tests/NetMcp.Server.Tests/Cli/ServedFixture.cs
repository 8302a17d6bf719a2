using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Changes;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Tables;
using NetMcp.Server.Hosting;
using NetMcp.Tools;
using NetMcp.Tools.Tests.Fakes;
using Xunit;

namespace NetMcp.Server.Tests.Cli;

/// <summary>The gateway's HTTP side on a free port, over fake ports.</summary>
public sealed class ServedFixture : IAsyncLifetime
{
    private WebApplication? _app;

    /// <summary>The MCP address.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>What the tools of changes are over.</summary>
    internal FakeChanges Changes { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Warning,
            Content = services =>
            {
                var ports = new FakePorts();
                services.AddSingleton<IDeviceDirectory>(ports).AddSingleton<IDeviceReader>(ports).AddSingleton<IReadCursors>(ports).AddSingleton<IDeviceSchemas>(ports).AddSingleton<ISecretMasker>(ports).AddDeviceTables();
                services.AddSingleton<IChanges>(Changes);
                services.AddNetMcpTools();
                services.AddNetMcpChangeTools();
            },
        });
        await _app.StartAsync();
        Address = HttpGateway.McpUrl(_app);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }
}
