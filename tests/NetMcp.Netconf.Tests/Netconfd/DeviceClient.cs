using NetMcp.Netconf.Session;
using NetMcp.Netconf.Transport;
using NetMcp.Ssh;
using NetMcp.TestKit.Devices;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>Opens sessions on lab devices, through this project's own SSH.</summary>
/// <remarks>netconfd loses an rpc that it reads together with the client's hello, so the first one is held back.</remarks>
public sealed class DeviceClient : IAsyncDisposable
{
    private static readonly TimeSpan NetconfdDelay = TimeSpan.FromMilliseconds(50);

    private readonly SshClient _ssh = new();

    /// <summary>How to log in; null is the endpoint's own key.</summary>
    public IReadOnlyList<SshCredential>? Credentials { get; init; }

    public Task<NetconfSession> OpenAsync(SshEndpoint endpoint) => OpenAsync(endpoint, NetconfSessionOptions.Default);

    public async Task<NetconfSession> OpenAsync(SshEndpoint endpoint, NetconfSessionOptions options)
    {
        var connection = await _ssh.ConnectAsync(
            new SshConnectionOptions
            {
                Host = endpoint.Host,
                Port = endpoint.Port,
                User = endpoint.User,
                Credentials = Credentials ?? [new SshKeyFileCredential(endpoint.PrivateKeyFile)],
                HostKeys = new KnownHostsFile(endpoint.KnownHostsFile),
            },
            TestKit.Guard.Token());
        var transport = await SshNetconfTransport.OpenAsync(connection, ownsConnection: true, TestKit.Guard.Token());
        return await NetconfSession.OpenAsync(transport, options with { FirstRpcDelay = _ => NetconfdDelay }, TestKit.Guard.Token());
    }

    public ValueTask DisposeAsync() => _ssh.DisposeAsync();
}
