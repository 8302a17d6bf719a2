using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>Connects and logs in. The seam where tests end a login as no server would.</summary>
internal interface ISshConnector
{
    /// <inheritdoc cref="SshClient.ConnectAsync"/>
    Task<SshConnection> ConnectAsync(SshConnectionOptions options, CancellationToken cancellationToken);
}
