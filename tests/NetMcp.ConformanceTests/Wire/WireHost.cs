using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using NetMcp.ConformanceTests.Fixtures;
using NetMcp.Server.Hosting;
using NetMcp.Server.Mcp;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>A gateway of one test's own: a clock that the test moves, a tool that it holds, limits that it sets.</summary>
internal sealed class WireHost : IAsyncDisposable
{
    private WireHost(WebApplication app, FakeClock clock, GateTool gate)
    {
        App = app;
        Clock = clock;
        Gate = gate;
        Client = new WireClient(HttpGateway.McpUrl(app));
    }

    public WebApplication App { get; }

    public FakeClock Clock { get; }

    public GateTool Gate { get; }

    public WireClient Client { get; }

    public string Url => HttpGateway.McpUrl(App);

    public static Task<WireHost> StartAsync(Action<McpEndpointOptions> configure) => StartAsync(services => services.Configure(configure));

    public static async Task<WireHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var clock = new FakeClock();
        var gate = new GateTool();
        var app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Critical,
            Content = services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                FixtureCatalogue.AddTo(services);
                services.AddSingleton<McpServerTool>(gate);
                services.AddSingleton<McpServerTool>(new FixtureTool(
                    "throws", (_, _) => throw new InvalidOperationException("secret at /etc/shadow")));
                configure?.Invoke(services);
            },
        });
        await app.StartAsync().Guarded();
        return new WireHost(app, clock, gate);
    }

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Gate.Release();
        Client.Dispose();
        await App.StopAsync().Guarded();
        await App.DisposeAsync();
    }
}
