using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>The tools, resources, prompts and further methods of the gateway, one set for all servers.</summary>
internal sealed class ServerCatalogue
{
    private readonly Dictionary<string, string?> _routingParameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);

    public ServerCatalogue(
        IEnumerable<McpServerTool> tools,
        IEnumerable<McpServerResource> resources,
        IEnumerable<McpServerPrompt> prompts,
        IEnumerable<McpServerRequestHandler> requestHandlers)
    {
        foreach (var tool in tools)
        {
            Tools.Add(tool);
            _ranks.TryAdd(tool.ProtocolTool.Name, _ranks.Count);
        }

        foreach (var resource in resources)
        {
            Resources.Add(resource);
            _ranks.TryAdd(resource.ProtocolResourceTemplate.UriTemplate, _ranks.Count);
        }

        foreach (var prompt in prompts)
        {
            Prompts.Add(prompt);
        }

        RequestHandlers = [.. requestHandlers];
        foreach (var handler in RequestHandlers)
        {
            _routingParameters[handler.Method] = handler.RoutingNameParameter;
        }
    }

    /// <summary>The tools.</summary>
    public McpServerPrimitiveCollection<McpServerTool> Tools { get; } = [];

    /// <summary>The resources and resource templates.</summary>
    public McpServerResourceCollection Resources { get; } = [];

    /// <summary>The prompts.</summary>
    public McpServerPrimitiveCollection<McpServerPrompt> Prompts { get; } = [];

    /// <summary>Handlers of methods that the SDK does not know.</summary>
    public IReadOnlyList<McpServerRequestHandler> RequestHandlers { get; }

    /// <summary>The tool of that name, or null.</summary>
    public McpServerTool? FindTool(string name) => Tools.TryGetPrimitive(name, out var tool) ? tool : null;

    /// <summary>The parameter of a further method that its Mcp-Name header repeats, or null.</summary>
    public string? RoutingParameter(string method) => _routingParameters.GetValueOrDefault(method);

    /// <summary>The place of a tool, by its name, or of a resource, by its address or template, in lists: that of its registration; what was not registered comes last.</summary>
    public int Rank(string name) => _ranks.GetValueOrDefault(name, int.MaxValue);

    /// <summary>Tells clients to list the resources again, because what a template stands for is another set.</summary>
    public void SayResourcesChanged()
    {
        using (Resources.DeferChangedEvents())
        {
            var mark = new ChangeMark();
            Resources.TryAdd(mark);
            Resources.Remove(mark);
        }
    }

    /// <summary>The resource or the template that answers for a URI, or null.</summary>
    public McpServerResource? FindResource(string uri) => Resources.FirstOrDefault(resource => resource.IsMatch(uri));

    /// <summary>The resource that is listed under a URI or a template, or null.</summary>
    public McpServerResource? FindTemplate(string uriTemplate) =>
        Resources.FirstOrDefault(resource => resource.ProtocolResourceTemplate.UriTemplate == uriTemplate);
}
