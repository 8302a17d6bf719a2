using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Devices;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// The <c>network</c> capability object of draft-zw-opsawg-mcp-network-mgmt (section 3), under <c>extensions</c>, where the protocol has
/// room for what is not its own. The draft speaks of one device; here it is all devices that the gateway knows by now.
/// </summary>
internal sealed class NetworkExtensionFeature : IServerFeature
{
    private const string Key = "network";

    private readonly INetworkCapabilities? _network;

    public NetworkExtensionFeature(IEnumerable<INetworkCapabilities> network)
    {
        _network = network.LastOrDefault();
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope)
    {
        if (_network is null)
        {
            return;
        }

        options.Capabilities ??= new ServerCapabilities();
        options.Capabilities.Extensions ??= new Dictionary<string, object>(StringComparer.Ordinal);
        options.Capabilities.Extensions[Key] = Describe(_network.Current);
    }

    private static JsonObject Describe(NetworkCapabilities network) => new()
    {
        ["yangModules"] = Strings(network.YangModules),
        ["configDatastore"] = Strings(network.ConfigDatastores.Select(datastore => datastore.ToString().ToLowerInvariant())),
        ["notificationStream"] = Strings(network.SendsNotifications ? ["netconf-stream"] : []),

        // Until changes are made here, nothing is rolled back here either.
        ["supportsRollback"] = false,
    };

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
