using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

public sealed class HostKeyTests
{
    private static readonly SshPasswordCredential Untouchable = new(_ => throw new InvalidOperationException("no secret before the host key is trusted"));

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connect_ToAnUnknownServer_IsHostKeyUnknownAndShowsTheFingerprint()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();

        var exception = await Expect.FailureAsync(SshFailureReason.HostKeyUnknown, TestOptions.For(server) with
        {
            HostKeys = new KnownHostsFile(directory.File("known_hosts")),
            Credentials = [Untouchable],
        });

        Assert.Equal(server.Endpoint.HostKeyFingerprint, exception.HostKey!.Fingerprint);
        Assert.Contains(server.Endpoint.HostKeyFingerprint, exception.Message, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connect_ToAServerWhoseKeyChanged_IsHostKeyChangedAndSendsNothing()
    {
        await using var server = await SshdServer.StartAsync();
        var options = TestOptions.For(server) with { HostKeys = new KnownHostsFile(server.Endpoint.KnownHostsFile) };
        await Expect.LoginAsync(options);

        await server.RestartAsync(newHostKey: true);

        await Expect.FailureAsync(SshFailureReason.HostKeyChanged, options with { Credentials = [Untouchable] });
        Assert.DoesNotContain("Accepted", server.Endpoint.SshdLog, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connect_LoginWithheldByTheVerifier_SendsNothingAndIsNoFailureInTheLog()
    {
        await using var server = await SshdServer.StartAsync();
        using var log = new LogText();

        var exception = await Expect.FailureAsync(
            SshFailureReason.LoginWithheld,
            TestOptions.For(server) with { HostKeys = new NotNow(), Credentials = [Untouchable] },
            new SshClientOptions { LoggerFactory = log });

        Assert.Equal(server.Endpoint.HostKeyFingerprint, exception.HostKey!.Fingerprint);
        Assert.DoesNotContain(log.Lines, line => line.Contains("failed", StringComparison.Ordinal) || line.Contains("HostKey", StringComparison.Ordinal));
        Assert.DoesNotContain("Accepted", server.Endpoint.SshdLog, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task FetchHostKey_ThenRecord_LetsTheNextConnectionIn()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        var known = new KnownHostsFile(directory.File("known_hosts"));
        await using var client = new SshClient();

        var key = await client.FetchHostKeyAsync(server.Endpoint.Host, server.Endpoint.Port, null, null, Guard.Token());
        await known.RecordAsync(server.Endpoint.Host, server.Endpoint.Port, key, Guard.Token());

        Assert.Equal(server.Endpoint.HostKeyFingerprint, key.Fingerprint);
        Assert.StartsWith($"{key.Type} {key.ToBase64()} ", server.Endpoint.HostPublicKey, StringComparison.Ordinal);
        await Expect.LoginAsync(TestOptions.For(server) with { HostKeys = known });
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connect_ToAServerWithSeveralKeys_PrefersTheKnownOne()
    {
        using var directory = new TempDirectory();
        var rsa = directory.File("rsa");
        using (var keygen = System.Diagnostics.Process.Start("ssh-keygen", ["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", rsa]))
        {
            await keygen.WaitForExitAsync(Guard.Token());
        }

        await using var server = await SshdServer.StartAsync(new SshdOptions { SshdLines = [$"HostKey {rsa}"] });
        var known = directory.Write(
            "known_hosts", $"[127.0.0.1]:{server.Endpoint.Port} {string.Join(' ', (await File.ReadAllTextAsync(rsa + ".pub")).Split(' ')[..2])}\n");

        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server) with { HostKeys = new KnownHostsFile(known) }, Guard.Token());

        Assert.Equal("ssh-rsa", connection.HostKey.Type);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connect_WhenTheKnownKeysCannotBeRead_TrustsNothingAndShowsNoPath()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();

        // A directory where a file should be.
        var exception = await Expect.FailureAsync(SshFailureReason.HostKeyUnknown, TestOptions.For(server) with
        {
            HostKeys = new KnownHostsFile(directory.Path),
            Credentials = [Untouchable],
        });

        Assert.DoesNotContain(directory.Path, exception.Message, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connect_ByName_TriesTheAddressesInTurn()
    {
        await using var server = await SshdServer.StartAsync();

        // "localhost" is often ::1 first, where this sshd does not listen.
        await Expect.LoginAsync(TestOptions.For(server) with { Host = "localhost" });
    }

    private sealed class NotNow : IHostKeyVerifier
    {
        public ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken) => new([]);

        public ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken) =>
            new(HostKeyVerdict.NotNow);
    }
}
