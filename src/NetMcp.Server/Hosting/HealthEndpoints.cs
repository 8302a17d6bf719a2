namespace NetMcp.Server.Hosting;

/// <summary>What an orchestrator asks: is the process alive, and may it be sent work.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/healthz</c> (always 200) and <c>/readyz</c> (503 before the start is done and once a stop has begun).</summary>
    public static IEndpointRouteBuilder MapGatewayHealth(this IEndpointRouteBuilder endpoints)
    {
        var lifetime = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();
        endpoints.MapGet("/healthz", static () => Results.Text("alive"));
        endpoints.MapGet("/readyz", () =>
            lifetime.ApplicationStopping.IsCancellationRequested
                ? Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable)
                : lifetime.ApplicationStarted.IsCancellationRequested
                    ? Results.Text("ready")
                    : Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable));
        return endpoints;
    }
}
