using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Changes;
using NetMcp.Changes.Journals;
using NetMcp.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;

namespace NetMcp.ChangeHost;

/// <summary>The change engine over real devices, composed as the server composes it, and nothing above it.</summary>
internal sealed class HostedGateway : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IReadOnlyList<IHostedService> _hosted;

    private HostedGateway(ServiceProvider services)
    {
        _services = services;

        // Those of Devices watch files and state for callers that are not here.
        _hosted = [.. services.GetServices<IHostedService>().Where(service => service.GetType().Assembly == typeof(IChanges).Assembly)];
    }

    /// <summary>The engine.</summary>
    public IChanges Changes => Get<IChanges>();

    /// <summary>Composes a gateway; nothing of it runs yet.</summary>
    /// <param name="configuration">The inventory's file.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="watch">Given each record of a journal before and after it is on the disk.</param>
    /// <param name="more">Registrations that win.</param>
    public static HostedGateway Compose(
        string configuration, ChangeOptions options, Func<ChangeRecord, bool, Task>? watch = null, Action<IServiceCollection>? more = null)
    {
        var load = InventoryLoader.Load(configuration);
        var inventory = load.Inventory ?? throw new ArgumentException(string.Join('\n', load.Mistakes));
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information));
        services.AddNetMcpDevices(configuration, inventory);
        services.AddChanges(options);
        if (watch is not null)
        {
            var own = services.Last(service => service.ServiceType == typeof(IChangeJournals)).ImplementationType!;
            services.AddSingleton(own);
            services.AddSingleton<IChangeJournals>(provider => new WatchedJournals((IChangeJournals)provider.GetRequiredService(own), watch));
        }

        more?.Invoke(services);
        return new HostedGateway(services.BuildServiceProvider());
    }

    /// <summary>A service.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Starts it: what a death left behind is taken up.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _hosted)
        {
            await service.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in _hosted.Reverse())
        {
            await service.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await Get<DeviceFleet>().StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
    }
}
