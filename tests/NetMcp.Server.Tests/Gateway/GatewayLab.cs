using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>
/// Three real devices, the built server over HTTP, and an MCP client: <c>edge-1</c> and <c>edge-2</c> work, <c>stranger</c> shows
/// another host key than known_hosts has, and nothing listens where <c>dead</c> should be.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public sealed class GatewayLab : IAsyncLifetime
{
    /// <summary>What the tests of this lab need.</summary>
    public const Prerequisite Needs = Prerequisite.Netconfd | Prerequisite.Root | Prerequisite.Libssh;

    /// <summary>The hash that both devices have for the user operator's password begins with this.</summary>
    public const string SecretHash = "$6$netmcpdemo$";

    private readonly TempDirectory _directory = new();
    private GatewayProcess? _gateway;
    private McpClient? _client;

    /// <summary>A device that works.</summary>
    public NetconfdDevice Edge1 { get; private set; } = null!;

    /// <summary>Another.</summary>
    public NetconfdDevice Edge2 { get; private set; } = null!;

    /// <summary>The device whose host key is not the one in known_hosts.</summary>
    public NetconfdDevice Stranger { get; private set; } = null!;

    /// <summary>A port that nothing listens on.</summary>
    public int DeadPort { get; } = Loopback.FreePort();

    /// <summary>A client of the server.</summary>
    public McpClient Client => _client!;

    /// <summary>The server's MCP address.</summary>
    public string Address => _gateway!.Address;

    internal GatewayProcess Gateway => _gateway!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (PrerequisiteCheck.SkipReason(Needs) is not null)
        {
            return;
        }

        (Edge1, Edge2, Stranger) = (await StartAsync("edge-1", "192.0.2.1/31"), await StartAsync("edge-2", "192.0.2.3/31"), await StartAsync("core-1", "192.0.2.0/31"));
        _gateway = await GatewayProcess.StartAsync(WriteConfiguration(_directory));
        _client = await ConnectAsync(Address);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _client, _gateway, Edge1, Edge2, Stranger })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _directory.Dispose();
    }

    /// <summary>Writes netmcp.yaml and known_hosts into a folder and returns the former's path.</summary>
    public string WriteConfiguration(TempDirectory folder, string more = "")
    {
        var strangersKey = File.ReadAllText(Stranger.Endpoint.KnownHostsFile).Split(' ')[0] + " " + Edge1.Endpoint.HostPublicKey;
        folder.Write("known_hosts", File.ReadAllText(Edge1.Endpoint.KnownHostsFile) + File.ReadAllText(Edge2.Endpoint.KnownHostsFile) + strangersKey + "\n");
        return folder.Write("netmcp.yaml", Configuration(more));
    }

    /// <summary>A client of a server, of the protocol's newest revision that both have or of the one given.</summary>
    public static Task<McpClient> ConnectAsync(string address, string? protocol = null) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(address), TransportMode = HttpTransportMode.StreamableHttp }),
        new McpClientOptions { ProtocolVersion = protocol }).Guarded();

    /// <summary>Calls a tool.</summary>
    public Task<CallToolResult> CallAsync(string tool, object arguments) => CallAsync(Client, tool, arguments);

    /// <summary>Calls a tool of some server.</summary>
    public static Task<CallToolResult> CallAsync(McpClient client, string tool, object arguments) =>
        client.CallToolAsync(new CallToolRequestParams
        {
            Name = tool,
            Arguments = System.Text.Json.JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(member => member.Name, member => member.Value),
        }).Guarded();

    private static Task<NetconfdDevice> StartAsync(string name, string address) => NetconfdDevice.StartAsync(new NetconfdOptions
    {
        Name = name,
        Interfaces = $"eth0={address} eth1",
        StartupConfig = File.ReadAllText(Repository.Path("lab", "demo", "config", name + ".xml")),
    });

    private string Configuration(string more) =>
        $"""
        gateway:
          known_hosts: known_hosts
        credentials:
          edge-1:
            kind: key-file
            path: {Edge1.Endpoint.PrivateKeyFile}
          edge-2:
            kind: key-file
            path: {Edge2.Endpoint.PrivateKeyFile}
          stranger:
            kind: key-file
            path: {Stranger.Endpoint.PrivateKeyFile}
        defaults:
          user: {Edge1.Endpoint.User}
          yang_folder: /usr/share/yuma/modules/ietf
        devices:
          - name: edge-1
            address: 127.0.0.1
            port: {Edge1.Endpoint.Port}
            credential: edge-1
            site: lab
            role: edge
          - name: edge-2
            address: 127.0.0.1
            port: {Edge2.Endpoint.Port}
            credential: edge-2
            site: lab
            tags: [second]
          - name: stranger
            address: 127.0.0.1
            port: {Stranger.Endpoint.Port}
            credential: stranger
          - name: dead
            address: 127.0.0.1
            port: {DeadPort}
            credential: edge-1
        {more}
        """;
}
