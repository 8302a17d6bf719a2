using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>A real MCP client and a real MCP server with the tools, over two pipes.</summary>
internal sealed class InMemoryConnection : IAsyncDisposable
{
    private readonly McpServer _server;
    private readonly Task _run;

    private InMemoryConnection(McpServer server, Task run, McpClient client)
    {
        _server = server;
        _run = run;
        Client = client;
    }

    public McpClient Client { get; }

    public McpServer Server => _server;

    public static async Task<InMemoryConnection> OpenAsync(Toolbox toolbox, string? protocolVersion = null)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "tools-test", Version = "1" },
            ToolCollection = [],
            ResourceCollection = [],
            PromptCollection = [],
        };
        foreach (var tool in toolbox.Tools)
        {
            options.ToolCollection.Add(tool);
        }

        foreach (var resource in toolbox.Services.GetServices<McpServerResource>())
        {
            options.ResourceCollection.Add(resource);
        }

        foreach (var prompt in toolbox.Services.GetServices<McpServerPrompt>())
        {
            options.PromptCollection.Add(prompt);
        }

        options.Handlers.CompleteHandler = toolbox.Services.GetRequiredService<NameCompletion>().CompleteAsync;
        var server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), options, serviceProvider: toolbox.Services);
        var run = server.RunAsync();
        var client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()),
            new McpClientOptions { ProtocolVersion = protocolVersion });
        return new InMemoryConnection(server, run, client);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _server.DisposeAsync();
        await _run;
    }
}
