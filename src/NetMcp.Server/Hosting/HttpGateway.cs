using Microsoft.Extensions.Options;
using NetMcp.Server.Approvals;
using NetMcp.Server.Authorization;
using NetMcp.Server.Authorization.OAuth;
using NetMcp.Server.Mcp;

namespace NetMcp.Server.Hosting;

/// <summary>The gateway over Streamable HTTP.</summary>
internal static class HttpGateway
{
    /// <summary>Builds it; nothing listens yet.</summary>
    /// <exception cref="GatewayStartException">The configuration or the listen address is refused.</exception>
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

        var content = GatewayContent.Load(options);
        var limits = GatewayLimits.From(builder.Configuration, content);
        var address = ListenAddress.Parse(options.Listen ?? builder.Configuration["Listen"] ?? content.Settings.Listen.ToString());
        ListenRule.Check(address, content.Authorization);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSetup.Apply(kestrel, address, limits));
        if (content.Authorization?.Tls is { } tls)
        {
            builder.Services.AddSingleton(tls).AddSingleton<TlsCertificate>();
        }

        builder.Services.AddSingleton(address);
        builder.Services.AddGateway(content, limits);
        builder.Services.AddNetMcpHttp();
        builder.Services.AddRequestGate(content.Authorization);

        var app = builder.Build();
        AuthorityRule.Check(app.Services.GetService<TokenAuthority>());
        app.MapGatewayHealth();
        app.MapNetMcp();
        app.MapOAuth();

        // Where authorization is not configured nobody has a name here, and so nobody approves.
        app.Services.GetService<ApprovalEndpoints>()?.Map(app, app.RequireCaller);
        return app;
    }

    /// <summary>The URL that clients use, once the application listens.</summary>
    public static string McpUrl(WebApplication app) =>
        app.Urls.First() + app.Services.GetRequiredService<IOptions<McpEndpointOptions>>().Value.Path;
}
