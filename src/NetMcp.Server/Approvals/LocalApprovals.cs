using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using NetMcp.Core.Access;
using NetMcp.Files;
using NetMcp.Server.Auditing;

namespace NetMcp.Server.Approvals;

/// <summary>
/// The interface of approvals on a Unix socket, for the people of the gateway's own machine, and that of commands that change something: who calls is what
/// the kernel says, and no token is needed. A server of its own, so that it is there over stdio too and nothing else is on it.
/// </summary>
internal sealed class LocalApprovals(LocalApprovalOptions options, ApprovalEndpoints endpoints, ActEndpoint acts, ILogger<LocalApprovals> log) : IHostedService, IAsyncDisposable
{
    // sun_path, with the zero at its end (unix(7)).
    private const int LongestPath = 107;

    private WebApplication? _server;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(options.Socket) > LongestPath)
        {
            ApprovalLog.NotListening(log, options.Socket, $"its path has more than {LongestPath} bytes; set approvals.socket");
            return;
        }

        try
        {
            OwnedFolder.Make(Path.GetDirectoryName(options.Socket)!);

            // Left over from a death: the folder of changes, which is taken before, shows that no other gateway has it.
            File.Delete(options.Socket);
            _server = Build();
            await _server.StartAsync(cancellationToken);
            File.SetUnixFileMode(options.Socket, options.Mode);
            ApprovalLog.Listening(log, options.Socket);
        }
        catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException)
        {
            ApprovalLog.NotListening(log, options.Socket, e.Message);
            await DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is not null)
        {
            await _server.StopAsync(cancellationToken);
            await DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 16;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024;
            kestrel.ListenUnixSocket(options.Socket);
        });
        var server = builder.Build();
        server.UseRouting();
        endpoints.Map(server, Admit);
        acts.Map(server, Admit);
        return server;
    }

    private static RequestDelegate Admit(RequestDelegate next) => http =>
    {
        if (http.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        http.User = new CallerPrincipal(MachineUser.Of(socket));
        return next(http);
    };

    // Signals are the gateway's.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
