using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Stdio;

/// <summary>Serves one client over a pair of streams, and stops the process when the client closes its side.</summary>
internal sealed class StdioService : BackgroundService
{
    private readonly StdioStreams _streams;
    private readonly ServerOptionsFactory _options;
    private readonly ILoggerFactory _logs;
    private readonly IServiceProvider _services;
    private readonly IHostApplicationLifetime _lifetime;

    public StdioService(
        StdioStreams streams, ServerOptionsFactory options, ILoggerFactory logs, IServiceProvider services, IHostApplicationLifetime lifetime)
    {
        _streams = streams;
        _options = options;
        _logs = logs;
        _services = services;
        _lifetime = lifetime;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scope = new ServerScope { Stateless = false };
        var options = _options.Create(scope);
        await using var transport = new StreamServerTransport(_streams.Input, _streams.Output, options.ServerInfo!.Name, _logs);
        await using var server = McpServer.Create(transport, options, _logs, _services);
        scope.Server = server;
        try
        {
            await server.RunAsync(stoppingToken);
        }
        finally
        {
            scope.Close();
            _lifetime.StopApplication();
        }
    }
}
