using NetMcp.TestKit.Devices;

namespace NetMcp.Ssh.Tests;

/// <summary>Connection options for a lab sshd.</summary>
internal static class TestOptions
{
    /// <summary>The client key, and trust in the server's present host key.</summary>
    public static SshConnectionOptions For(SshdServer server) => new()
    {
        Host = server.Endpoint.Host,
        Port = server.Endpoint.Port,
        User = server.Endpoint.User,
        Credentials = [new SshKeyFileCredential(server.Endpoint.PrivateKeyFile)],
        HostKeys = new TrustKey(server.Endpoint.HostKeyFingerprint),
    };
}
