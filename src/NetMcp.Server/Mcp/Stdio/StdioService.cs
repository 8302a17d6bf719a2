using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Server.Authorization;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Stdio;

/// <summary>Serves one client over a pair of streams, and stops the process when the client closes its side.</summary>
internal sealed class StdioService : BackgroundService
{
    private readonly StdioStreams _streams;
    private readonly ServerOptionsFactory _options;
    private readonly SdkLogs _logs;
    private readonly McpEndpointOptions _limits;
    private readonly ILogger<StdioService> _log;
    private readonly IServiceProvider _services;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ICaller _principal;

    public StdioService(
        StdioStreams streams,
        ServerOptionsFactory options,
        IOptions<McpEndpointOptions> limits,
        SdkLogs logs,
        ILogger<StdioService> log,
        IServiceProvider services,
        IHostApplicationLifetime lifetime,
        LocalPrincipal principal)
    {
        _streams = streams;
        _options = options;
        _limits = limits.Value;
        _logs = logs;
        _log = log;
        _services = services;
        _lifetime = lifetime;
        _principal = principal.Caller;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scope = new ServerScope { Stateless = false, User = new CallerPrincipal(_principal) };
        var options = _options.Create(scope);
        await using var input = new LineLimitStream(_streams.Input, _limits.MaxRequestBodyBytes, _log);
        await using var transport = new StreamServerTransport(input, _streams.Output, options.ServerInfo!.Name, _logs);
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
