using Microsoft.Extensions.Options;
using NetMcp.Server.Mcp;

namespace NetMcp.Server.Hosting;

/// <summary>The gateway over Streamable HTTP.</summary>
internal static class HttpGateway
{
    /// <summary>Builds it; nothing listens yet.</summary>
    /// <exception cref="GatewayStartException">The listen address is refused.</exception>
    public static WebApplication Build(GatewayHostOptions options)
    {
        // Production, whatever ASPNETCORE_ENVIRONMENT says: the developer's error page shows stack traces to whoever asks.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddEnvironmentVariables(GatewayConfiguration.EnvironmentPrefix);
        GatewayConfiguration.AddLogging(builder.Logging, options);

        var limits = builder.Configuration.GetSection("Gateway").Get<GatewayLimits>() ?? new GatewayLimits();
        var address = ListenAddress.Parse(options.Listen ?? builder.Configuration["Listen"] ?? GatewayHostOptions.DefaultListen);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSetup.Apply(kestrel, address, limits));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = limits.StopDeadline);
        builder.Services.AddGateway(options);
        builder.Services.AddNetMcpHttp();

        var app = builder.Build();
        app.MapGatewayHealth();
        app.MapNetMcp();
        return app;
    }

    /// <summary>The URL that clients use, once the application listens.</summary>
    public static string McpUrl(WebApplication app) =>
        app.Urls.First() + app.Services.GetRequiredService<IOptions<McpEndpointOptions>>().Value.Path;
}
