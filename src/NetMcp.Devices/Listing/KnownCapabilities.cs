using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Capabilities;

namespace NetMcp.Devices.Listing;

/// <summary>Takes the hellos of all devices together, and keeps that for a moment: a thousand hellos are not read for each greeting.</summary>
internal sealed class KnownCapabilities(DeviceFleet fleet, TimeProvider time) : INetworkCapabilities
{
    /// <summary>A greeting is no inventory: past this many modules it names the first ones.</summary>
    private const int MostModules = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private volatile Known? _known;

    /// <inheritdoc/>
    public NetworkCapabilities Current
    {
        get
        {
            if (_known is not { } known || time.GetElapsedTime(known.At) >= Fresh)
            {
                _known = known = new Known(Gather(), time.GetTimestamp());
            }

            return known.Capabilities;
        }
    }

    private NetworkCapabilities Gather()
    {
        var modules = new SortedSet<string>(StringComparer.Ordinal);
        var datastores = new SortedSet<Datastore>();
        var notifications = false;
        foreach (var capabilities in fleet.Hellos())
        {
            modules.UnionWith(capabilities.Modules.Select(module => module.Name));
            datastores.UnionWith(Datastores(capabilities));
            notifications |= capabilities.Notification;
        }

        return new NetworkCapabilities { YangModules = [.. modules.Take(MostModules)], ConfigDatastores = [.. datastores], SendsNotifications = notifications };
    }

    private static IEnumerable<Datastore> Datastores(NetconfCapabilities capabilities)
    {
        yield return Datastore.Running;
        if (capabilities.Candidate)
        {
            yield return Datastore.Candidate;
        }

        if (capabilities.Startup)
        {
            yield return Datastore.Startup;
        }
    }

    private sealed record Known(NetworkCapabilities Capabilities, long At);
}
