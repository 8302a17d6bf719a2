using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Server.Hosting;
using NetMcp.Tools;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// Makes the options of one MCP server. They are fresh each time because a server adds its own entries to them; the catalogue
/// that they point to is shared.
/// </summary>
internal sealed class ServerOptionsFactory
{
    private static readonly Implementation ServerInfo = new()
    {
        Name = "netmcp",
        Title = "NetMcp",
        Version = ThisServer.Version,
    };

    private readonly ServerCatalogue _catalogue;
    private readonly IServerFeature[] _features;

    public ServerOptionsFactory(ServerCatalogue catalogue, IEnumerable<IServerFeature> features)
    {
        _catalogue = catalogue;
        _features = [.. features];
    }

    /// <summary>Makes options for a server of that scope.</summary>
    public McpServerOptions Create(ServerScope scope)
    {
        var options = new McpServerOptions
        {
            ServerInfo = ServerInfo,
            ServerInstructions = AgentInstructions.Text,
            ScopeRequests = !scope.Stateless,
            ToolCollection = _catalogue.Tools,
            ResourceCollection = _catalogue.Resources,
            PromptCollection = _catalogue.Prompts,
        };
        if (_catalogue.RequestHandlers.Count > 0)
        {
            options.RequestHandlers = [.. _catalogue.RequestHandlers];
        }

        foreach (var feature in _features)
        {
            feature.Apply(options, scope);
        }

        return options;
    }
}
