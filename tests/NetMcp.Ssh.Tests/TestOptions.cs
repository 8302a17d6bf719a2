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

    /// <summary>sshd reads the authorized keys as the user who logs in, who may be another than the one who runs the tests.</summary>
    public static void LetUserReadKeys(this SshdServer server)
    {
        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        var file = server.Endpoint.AuthorizedKeysFile;
        var directory = Path.GetDirectoryName(file)!;
        File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | Others);
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherRead);
    }
}
