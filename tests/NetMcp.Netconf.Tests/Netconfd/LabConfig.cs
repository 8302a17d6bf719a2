using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>A leaf of ietf-system that the tests write and read: the location.</summary>
internal static class LabConfig
{
    public const string SystemNamespace = "urn:ietf:params:xml:ns:yang:ietf-system";

    public static ConfigLocation Location(string value) =>
        ConfigLocation.Inline($"<system xmlns='{SystemNamespace}'><location>{value}</location></system>");

    public static Task<string> ReadLocationAsync(this NetconfSession session, NetconfDatastore datastore = NetconfDatastore.Running) => session.ContentAsync(
        new GetConfig { Source = datastore, Filter = NetconfFilter.Subtree($"<system xmlns='{SystemNamespace}'><location/></system>") });

    /// <summary>Edits the candidate.</summary>
    public static Task EditAsync(this NetconfSession session, string location) =>
        session.OkAsync(new EditConfig { Target = NetconfDatastore.Candidate, Config = Location(location) });
}
