using Microsoft.Extensions.Logging;
using NetMcp.Devices.Inventory;
using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>The process's SSH client, made when the first device is asked: a list of devices needs no libssh.</summary>
internal sealed class SshClientHolder(IInventory inventory, TimeProvider time, ILoggerFactory loggers) : ISshConnector, IAsyncDisposable
{
    private readonly Lazy<SshClient> _client = new(() => new SshClient(new SshClientOptions
    {
        MaxConcurrentHandshakes = inventory.Current.Gateway.Handshakes,
        TimeProvider = time,
        LoggerFactory = loggers,
    }));

    public SshClient Value => _client.Value;

    public Task<SshConnection> ConnectAsync(SshConnectionOptions options, CancellationToken cancellationToken) => Value.ConnectAsync(options, cancellationToken);

    public ValueTask DisposeAsync() => _client.IsValueCreated ? _client.Value.DisposeAsync() : ValueTask.CompletedTask;
}
