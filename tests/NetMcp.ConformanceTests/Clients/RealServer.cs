using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.ConformanceTests.Clients;

/// <summary>The whole gateway with its own tools: <c>edge-1</c> is a real device where the machine has what that needs, <c>edge-2</c> nobody.</summary>
public sealed class RealServer : IAsyncLifetime, IDisposable
{
    /// <summary>What a real <c>edge-1</c> needs.</summary>
    public const Prerequisite DeviceNeeds = Prerequisite.Netconfd | Prerequisite.Libssh;

    private readonly TempDirectory _folder = new();
    private NetconfdDevice? _device;
    private WebApplication? _app;

    /// <summary>The MCP endpoint.</summary>
    public string Url => HttpGateway.McpUrl(_app!);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (PrerequisiteCheck.SkipReason(DeviceNeeds) is null)
        {
            _device = await NetconfdDevice.StartAsync(new NetconfdOptions
            {
                Name = "edge-1",
                StartupConfig = await File.ReadAllTextAsync(Repository.Path("lab", "demo", "config", "edge-1.xml")),
            });
        }

        _app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Warning,
            ConfigurationFile = _folder.Write("netmcp.yaml", Configuration(_device?.Endpoint)),
        });
        await _app.StartAsync().Guarded();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _app!.StopAsync().Guarded();
        await _app.DisposeAsync();
        if (_device is not null)
        {
            await _device.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static string Configuration(SshEndpoint? device)
    {
        var (knownHosts, credential) = device is null
            ? ("known_hosts", "kind: agent")
            : (device.KnownHostsFile, $"kind: key-file, path: {device.PrivateKeyFile}");
        return $$"""
            gateway: {known_hosts: {{knownHosts}}}
            credentials:
              lab: { {{credential}} }
            defaults: {user: {{device?.User ?? "nobody"}}, credential: lab}
            devices:
              - {name: edge-1, address: 127.0.0.1, port: {{device?.Port ?? 1}} }
              - {name: edge-2, address: 127.0.0.1, port: 2}
            """;
    }
}
