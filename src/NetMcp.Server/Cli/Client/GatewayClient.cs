using System.Net;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Cli.Client;

/// <summary>An MCP client of a running server: what it is told is what an agent is told.</summary>
internal sealed class GatewayClient : IAsyncDisposable
{
    private readonly McpClient _client;
    private readonly Uri _address;
    private readonly TimeSpan _timeout;

    private GatewayClient(McpClient client, Uri address, TimeSpan timeout)
    {
        _client = client;
        _address = address;
        _timeout = timeout;
    }

    /// <summary>Connects.</summary>
    /// <param name="server">The address.</param>
    /// <param name="timeoutSeconds">How long to wait for each answer.</param>
    /// <param name="credential">Adds a credential to each request; null for a server that asks for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CliException">The address is none, or no MCP server answers there.</exception>
    public static async Task<GatewayClient> ConnectAsync(string server, int timeoutSeconds, HttpMessageHandler? credential, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new CliException(CliExitCode.Usage, $"'{server}' is not an address such as {CommonOptions.DefaultServer}.");
        }

        var timeout = TimeSpan.FromSeconds(Math.Max(1, timeoutSeconds));
        var client = await GuardAsync(address, timeout, ConnectOnceAsync, cancellationToken);
        return new GatewayClient(client, address, timeout);

        async Task<McpClient> ConnectOnceAsync(CancellationToken token)
        {
            var options = new HttpClientTransportOptions { Endpoint = address, TransportMode = HttpTransportMode.StreamableHttp };
            var transport = credential is null ? new HttpClientTransport(options) : new HttpClientTransport(options, new HttpClient(credential), ownsHttpClient: true);
            return await McpClient.CreateAsync(
                transport,
                new McpClientOptions { ClientInfo = new Implementation { Name = "netmcp", Version = typeof(GatewayClient).Assembly.GetName().Version!.ToString(3) } },
                cancellationToken: token);
        }
    }

    /// <summary>The tools, in the server's order.</summary>
    /// <exception cref="CliException">The server went away.</exception>
    public async Task<IReadOnlyList<Tool>> ListToolsAsync(CancellationToken cancellationToken)
    {
        var tools = await GuardAsync(_address, _timeout, async token => await _client.ListToolsAsync(cancellationToken: token), cancellationToken);
        return [.. tools.Select(tool => tool.ProtocolTool)];
    }

    /// <summary>One tool's definition.</summary>
    /// <exception cref="CliException">There is none of that name, or the server went away.</exception>
    public async Task<Tool> FindToolAsync(string name, CancellationToken cancellationToken)
    {
        var tools = await ListToolsAsync(cancellationToken);
        return tools.FirstOrDefault(tool => tool.Name == name) ?? throw new CliException(
            CliExitCode.Usage, $"The server has no tool '{name}'; it has {string.Join(", ", tools.Select(tool => tool.Name))}.");
    }

    /// <summary>Calls a tool.</summary>
    /// <exception cref="CliException">The server went away, or refused the call itself.</exception>
    public Task<CallToolResult> CallAsync(string tool, IDictionary<string, JsonElement> arguments, CancellationToken cancellationToken) =>
        GuardAsync(
            _address,
            _timeout,
            async token => await _client.CallToolAsync(new CallToolRequestParams { Name = tool, Arguments = arguments }, token),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static async Task<T> GuardAsync<T>(Uri address, TimeSpan timeout, Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await action(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException(CliExitCode.Unavailable, $"The server at {address} did not answer within {timeout.TotalSeconds} s.");
        }
        catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.Unauthorized)
        {
            throw new CliException(CliExitCode.Failed, $"The server at {address} asks for a token, or does not take this one: give --token and --key. Its audit log says why.", e);
        }
        catch (HttpRequestException e) when (e.StatusCode is { } status)
        {
            throw new CliException(CliExitCode.Unavailable, $"What answers at {address} refused with HTTP status {(int)status}; is this an MCP endpoint?", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new CliException(
                CliExitCode.Unavailable,
                $"No server answers at {address}. Start one with 'netmcp serve', or say where it is with --server or {CommonOptions.ServerVariable}.",
                e);
        }
        catch (Exception e) when (e is McpException or JsonException)
        {
            throw new CliException(CliExitCode.Failed, "The server refused: " + Output.TerminalText.Clean(e.Message), e);
        }
    }
}
