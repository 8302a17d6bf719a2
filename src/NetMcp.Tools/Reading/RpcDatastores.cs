using System.Xml.Linq;
using NetMcp.Core.Reading;

namespace NetMcp.Tools.Reading;

/// <summary>Which datastores an rpc can read, so that a grant of some is not passed by with an rpc: of one that nobody has told, it may be any.</summary>
internal static class RpcDatastores
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private const string Nmda = "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda";
    private const string Monitoring = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

    private static readonly IReadOnlyList<Datastore> All = Enum.GetValues<Datastore>();

    /// <summary>The datastores.</summary>
    /// <param name="rpcXml">One well-formed element without a DTD.</param>
    public static IReadOnlyList<Datastore> Of(string rpcXml)
    {
        var rpc = XElement.Parse(rpcXml);
        return (SpaceOf(rpc), rpc.Name.LocalName) switch
        {
            // RFC 6241 section 7.7: running and state, which is what is read here as operational where a device has no NMDA.
            (Base, "get") => [Datastore.Operational],
            (Base, "get-config") => Named(rpc.Elements().Where(argument => argument.Name.LocalName == "source").Elements().Select(source => source.Name.LocalName)),
            (Nmda, "get-data") => Named(rpc.Elements().Where(argument => argument.Name.LocalName == "datastore").Select(datastore => Bare(datastore.Value))),
            (Monitoring, "get-schema") => [],
            _ => All,
        };
    }

    // What is written without a namespace is taken in that of the rpc element around it (RFC 6241 section 4.1).
    private static string SpaceOf(XElement rpc) => rpc.Name.NamespaceName is { Length: > 0 } space ? space : Base;

    private static string Bare(string identity) => identity.Trim()[(identity.Trim().LastIndexOf(':') + 1)..];

    private static IReadOnlyList<Datastore> Named(IEnumerable<string> names)
    {
        var found = names.Select(name => ReadWords.Datastores.TryGetValue(name, out var datastore) ? datastore : (Datastore?)null).Distinct().ToList();
        return found.Count == 0 || found.Contains(null) ? All : [.. found.OfType<Datastore>()];
    }
}
