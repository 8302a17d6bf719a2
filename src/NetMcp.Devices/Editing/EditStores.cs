using NetMcp.Core.Reading;
using NetMcp.Netconf.Operations;

namespace NetMcp.Devices.Editing;

/// <summary>The datastores of configuration (RFC 6241 section 5), which alone can be locked, edited and compared.</summary>
internal static class EditStores
{
    public static NetconfDatastore Of(Datastore datastore) => datastore switch
    {
        Datastore.Running => NetconfDatastore.Running,
        Datastore.Candidate => NetconfDatastore.Candidate,
        Datastore.Startup => NetconfDatastore.Startup,
        _ => throw new ArgumentOutOfRangeException(nameof(datastore), datastore, "Not a datastore of configuration."),
    };

    public static ConfigLocation Location(Datastore datastore) => Of(datastore) switch
    {
        NetconfDatastore.Running => ConfigLocation.Running,
        NetconfDatastore.Candidate => ConfigLocation.Candidate,
        _ => ConfigLocation.Startup,
    };

    public static string Name(Datastore datastore) => datastore.ToString().ToLowerInvariant();
}
