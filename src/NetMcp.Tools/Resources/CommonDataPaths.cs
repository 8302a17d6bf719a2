using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources;

/// <summary>Where the models have what most devices have. Schema paths in which every name has its module.</summary>
internal static class CommonDataPaths
{
    private const string IetfInterfaces = "/ietf-interfaces:interfaces";
    private const string OpenConfigInterfaces = "/openconfig-interfaces:interfaces";
    private const string OpenConfigInstances = "/openconfig-network-instance:network-instances";
    private const string OpenConfigTables = OpenConfigInstances + "/openconfig-network-instance:network-instance/openconfig-network-instance:afts";

    // Routes follow from the configuration of routing and from the addresses of interfaces; the tables themselves are state, which no
    // netconf-config-change names (RFC 6470 section 2.1).
    private static readonly string[] BehindRoutes = ["/ietf-routing:routing", IetfInterfaces, OpenConfigInstances, OpenConfigInterfaces];

    private static readonly string[] BehindInterfaces = [IetfInterfaces, OpenConfigInterfaces];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<CommonData> All { get; } = Enum.GetValues<CommonData>();

    /// <summary>The tables of ietf-routing (RFC 8349), of all address families.</summary>
    public static string IetfTables => "/ietf-routing:routing/ietf-routing:ribs/ietf-routing:rib";

    /// <summary>The places, the first that a device's schema has being the one.</summary>
    public static IReadOnlyList<string> Places(CommonData data) => data switch
    {
        CommonData.Interfaces => BehindInterfaces,
        CommonData.Interface => [IetfInterfaces + "/ietf-interfaces:interface", OpenConfigInterfaces + "/openconfig-interfaces:interface"],
        CommonData.Ipv4Routes => [IetfTables, OpenConfigTables + "/openconfig-network-instance:ipv4-unicast"],
        _ => [IetfTables, OpenConfigTables + "/openconfig-network-instance:ipv6-unicast"],
    };

    /// <summary>The place that a device's models have; null when they have none.</summary>
    /// <param name="schema">The device's models.</param>
    /// <param name="data">What is looked for.</param>
    /// <param name="shows">Which nodes of them are there; null for all.</param>
    public static string? PlaceIn(YangSchema schema, CommonData data, Func<SchemaNode, bool>? shows = null) =>
        Places(data).FirstOrDefault(place => DataPath.TryRead(schema, place, shows, out _, out _));

    /// <summary>Parts whose change may change the data, in any model: which of them the device has need not be known.</summary>
    public static IReadOnlyList<string> Watched(CommonData data) => data is CommonData.Interfaces or CommonData.Interface ? BehindInterfaces : BehindRoutes;
}
