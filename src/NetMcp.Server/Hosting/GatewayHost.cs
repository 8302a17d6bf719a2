using System.Net.Sockets;
using NetMcp.Changes;
using NetMcp.Server.Authorization;

namespace NetMcp.Server.Hosting;

/// <summary>Composes the gateway and runs it until it is told to stop.</summary>
internal static class GatewayHost
{
    /// <summary>Serves over HTTP, or over standard input and output, until the token or a signal (SIGINT, SIGTERM) stops it.</summary>
    /// <returns>The exit code: see <see cref="GatewayExitCode"/>. A refused start is said in one line on <see cref="GatewayHostOptions.Messages"/>.</returns>
    public static async Task<int> RunAsync(GatewayHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return options.Stdio ? await RunStdioAsync(options, cancellationToken) : await RunHttpAsync(options, cancellationToken);
        }
        catch (GatewayStartException e)
        {
            await options.Messages.WriteLineAsync("netmcp: " + e.Message);
            return e.Reason == GatewayStartFailure.AddressUnavailable ? GatewayExitCode.Unavailable : GatewayExitCode.Configuration;
        }
        catch (TlsCertificateException e)
        {
            await options.Messages.WriteLineAsync("netmcp: " + e.Message);
            return GatewayExitCode.Configuration;
        }
        catch (ChangesUnavailableException e)
        {
            await options.Messages.WriteLineAsync("netmcp: " + e.Message);
            return GatewayExitCode.Configuration;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before the start was done.
            return GatewayExitCode.Stopped;
        }
    }

    private static async Task<int> RunHttpAsync(GatewayHostOptions options, CancellationToken cancellationToken)
    {
        var app = HttpGateway.Build(options);
        var address = app.Services.GetRequiredService<ListenAddress>();
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new GatewayStartException(
                GatewayStartFailure.AddressUnavailable,
                $"The address {address} cannot be bound: another program uses the port, or it needs privileges. Choose another with --listen.",
                e);
        }

        var url = HttpGateway.McpUrl(app);
        HostingLog.Serving(app.Logger, url);
        return await UntilStoppedAsync(app, app, cancellationToken);
    }

    private static async Task<int> RunStdioAsync(GatewayHostOptions options, CancellationToken cancellationToken)
    {
        var host = StdioGateway.Build(options);
        await host.StartAsync(cancellationToken);
        return await UntilStoppedAsync(host, (IAsyncDisposable)host, cancellationToken);
    }

    // What the services close on disposal (the devices' sessions) is part of the stop, so it keeps to the stop's deadline too.
    private static async Task<int> UntilStoppedAsync(IHost host, IAsyncDisposable disposable, CancellationToken cancellationToken)
    {
        var stop = host.Services.GetRequiredService<GracefulStop>();
        var deadline = host.Services.GetRequiredService<GatewayLimits>().StopDeadline;
        try
        {
            await host.WaitForShutdownAsync(cancellationToken);
            var left = deadline - stop.Elapsed;
            await disposable.DisposeAsync().AsTask().WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, CancellationToken.None);
            return stop.Drained ? GatewayExitCode.Stopped : GatewayExitCode.StoppedLate;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return GatewayExitCode.StoppedLate;
        }
    }
}
