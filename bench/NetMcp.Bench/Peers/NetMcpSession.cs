using NetMcp.Netconf.Session;
using NetMcp.Netconf.Transport;
using NetMcp.Ssh;

namespace NetMcp.Bench.Peers;

/// <summary>A NETCONF session of this project with an SSH connection of its own.</summary>
internal sealed class NetMcpSession : IAsyncDisposable
{
    private readonly SshConnection _connection;

    private NetMcpSession(SshConnection connection, NetconfSession netconf)
    {
        _connection = connection;
        Netconf = netconf;
    }

    public NetconfSession Netconf { get; }

    public static async Task<NetMcpSession> OpenAsync(SshClient ssh, BenchOptions options)
    {
        var connection = await ssh.ConnectAsync(
            new SshConnectionOptions
            {
                Host = options.Host,
                Port = options.Port,
                User = options.User,
                Credentials = [new SshKeyFileCredential(options.KeyFile)],
                HostKeys = new KnownHostsFile(options.KnownHostsFile),
            },
            CancellationToken.None);
        var transport = await SshNetconfTransport.OpenAsync(connection, ownsConnection: false, CancellationToken.None);
        return new NetMcpSession(connection, await NetconfSession.OpenAsync(transport, NetconfSessionOptions.Default, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await Netconf.CloseAsync(CancellationToken.None);
        await Netconf.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
