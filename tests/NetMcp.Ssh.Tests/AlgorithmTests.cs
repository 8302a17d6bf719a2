using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

public sealed class AlgorithmTests
{
    private static readonly string[] OldGear =
    [
        "KexAlgorithms diffie-hellman-group14-sha1", "Ciphers aes128-cbc", "MACs hmac-sha1", "HostKeyAlgorithms ssh-rsa",
        "PubkeyAcceptedAlgorithms ssh-rsa,ssh-ed25519",
    ];

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task OldGear_WithTheDefaults_IsNoCommonAlgorithm()
    {
        using var directory = new TempDirectory();
        await using var server = await StartOldAsync(directory);

        var exception = await Expect.FailureAsync(SshFailureReason.NoCommonAlgorithm, TestOptions.For(server));

        Assert.Contains("share no algorithm", exception.Message, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task OldGear_WithItsAlgorithmsListed_Connects()
    {
        using var directory = new TempDirectory();
        await using var server = await StartOldAsync(directory);
        await using var client = new SshClient();
        var algorithms = new SshAlgorithms
        {
            KeyExchange = ["diffie-hellman-group14-sha1"],
            HostKey = ["ssh-rsa"],
            Ciphers = ["aes128-cbc"],
            Macs = ["hmac-sha1"],
        };
        var key = await client.FetchHostKeyAsync(server.Endpoint.Host, server.Endpoint.Port, algorithms, null, Guard.Token());

        await using var connection = await client.ConnectAsync(
            TestOptions.For(server) with { Algorithms = algorithms, HostKeys = new TrustKey(key.Fingerprint) }, Guard.Token());

        Assert.Equal("ssh-rsa", connection.HostKey.Type);
        Assert.Equal(("diffie-hellman-group14-sha1", "aes128-cbc", "hmac-sha1"), (connection.Negotiated.KeyExchange, connection.Negotiated.Cipher, connection.Negotiated.Mac));
        await using var channel = await connection.OpenExecAsync("echo old", Guard.Token());
        Assert.Equal("old\n", await channel.Input.ReadToEndAsync(Guard.Token()));
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task List_ThatLibsshDoesNotKnow_IsNoCommonAlgorithm()
    {
        await using var server = await SshdServer.StartAsync();

        await Expect.FailureAsync(
            SshFailureReason.NoCommonAlgorithm, TestOptions.For(server) with { Algorithms = new SshAlgorithms { Ciphers = ["rot13"] } });
    }

    private static async Task<SshdServer> StartOldAsync(TempDirectory directory)
    {
        var rsa = directory.File("rsa");
        using var keygen = System.Diagnostics.Process.Start("ssh-keygen", ["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", rsa]);
        await keygen.WaitForExitAsync(Guard.Token());
        return await SshdServer.StartAsync(new SshdOptions { SshdLines = [.. OldGear, $"HostKey {rsa}"] });
    }
}
