using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Changes;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Server.Mcp.Callers;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// The <c>network</c> capability object of draft-zw-opsawg-mcp-network-mgmt (section 3), under <c>extensions</c>, where the protocol has
/// room for what is not its own. The draft speaks of one device; here it is all devices that the gateway knows by now, for a caller from whom none is hidden.
/// </summary>
internal sealed class NetworkExtensionFeature : IServerFeature
{
    private const string Key = "network";

    private readonly INetworkCapabilities? _network;
    private readonly ChangeOptions? _changes;

    public NetworkExtensionFeature(IEnumerable<INetworkCapabilities> network, IEnumerable<ChangeOptions> changes)
    {
        _network = network.LastOrDefault();
        _changes = changes.LastOrDefault();
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
        options.Capabilities.Extensions[Key] = Describe(scope.Caller.SeesEverything() ? _network.Current : new NetworkCapabilities(), scope.Caller.May(GrantOperation.Plan) ? _changes : null);
    }

    private static JsonObject Describe(NetworkCapabilities network, ChangeOptions? changes)
    {
        var content = new JsonObject
        {
            ["yangModules"] = Strings(network.YangModules),
            ["configDatastore"] = Strings(network.ConfigDatastores.Select(datastore => datastore.ToString().ToLowerInvariant())),
            ["notificationStream"] = Strings(network.SendsNotifications ? ["netconf-stream"] : []),
            ["supportsRollback"] = changes is not null,
        };
        if (changes is not null)
        {
            content["maxBulkEdit"] = changes.MostEdits;

            // After how many seconds a device undoes what was not confirmed, unless a plan says longer.
            content["rollbackTimeout"] = (int)changes.LeastConfirmTimeout.TotalSeconds;
        }

        return content;
    }

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
