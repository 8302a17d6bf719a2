using NetMcp.Server.Authorization;
using NetMcp.Server.Mcp.Stdio;

namespace NetMcp.Server.Hosting;

/// <summary>The gateway over standard input and output.</summary>
internal static class StdioGateway
{
    /// <summary>Builds it; nothing is read yet.</summary>
    public static IHost Build(GatewayHostOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddEnvironmentVariables(GatewayConfiguration.EnvironmentPrefix);
        GatewayConfiguration.AddLogging(builder.Logging, options);
        var content = GatewayContent.Load(options);
        builder.Services.AddSingleton(static _ => StdioStreams.OfProcess());
        builder.Services.AddGateway(content, GatewayLimits.From(builder.Configuration, content));
        builder.Services.AddSingleton<LocalPrincipal>();
        builder.Services.AddHostedService<StdioService>();
        return builder.Build();
    }
}
