using System.Diagnostics;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

public sealed class AuthenticationTests
{
    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task KeyFile_WithPassphrase_LogsIn()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        var key = await MakeKeyAsync(directory, server, "a passphrase");
        var asked = 0;

        await Expect.LoginAsync(TestOptions.For(server) with
        {
            Credentials = [new SshKeyFileCredential(key) { Passphrase = _ => { asked++; return new("a passphrase"); } }],
        });

        Assert.Equal(1, asked);
    }

    [RequiresTheory(Prerequisite.Sshd | Prerequisite.Libssh)]
    [InlineData("not-it")]
    [InlineData(null)]
    public async Task KeyFile_WithWrongOrNoPassphrase_IsCredentialUnavailable(string? passphrase)
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        var key = await MakeKeyAsync(directory, server, "the-right-one");

        var exception = await Expect.FailureAsync(SshFailureReason.CredentialUnavailable, TestOptions.For(server) with
        {
            Credentials = [new SshKeyFileCredential(key) { Passphrase = _ => new(passphrase) }],
        });

        AssertShowsNothing(exception, directory.Path, "not-it", "the-right-one");
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task KeyFile_ThatDoesNotExist_IsCredentialUnavailable()
    {
        await using var server = await SshdServer.StartAsync();

        var exception = await Expect.FailureAsync(SshFailureReason.CredentialUnavailable, TestOptions.For(server) with
        {
            Credentials = [new SshKeyFileCredential("/no/such/key")],
        });

        AssertShowsNothing(exception, "/no/such");
    }

    [RequiresTheory(Prerequisite.Sshd | Prerequisite.Libssh)]
    [InlineData(UnixFileMode.OtherRead, true)]
    [InlineData(UnixFileMode.OtherWrite, true)]
    [InlineData(UnixFileMode.GroupRead, false)]
    public async Task KeyFile_ThatEverybodyMayTouch_IsNotUsed(UnixFileMode more, bool isRefused)
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        var key = await MakeKeyAsync(directory, server, "", "ed25519", "RFC4716");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
        var options = TestOptions.For(server) with { Credentials = [new SshKeyFileCredential(key)] };
        if (!isRefused)
        {
            await Expect.LoginAsync(options);
            return;
        }

        var exception = await Expect.FailureAsync(SshFailureReason.CredentialUnavailable, options);
        Assert.Contains("0600", exception.ToString(), StringComparison.Ordinal);
        AssertShowsNothing(exception, directory.Path);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task KeyFile_ThatTheServerDoesNotKnow_IsAuthenticationFailed()
    {
        await using var server = await SshdServer.StartAsync();
        await File.WriteAllTextAsync(server.Endpoint.AuthorizedKeysFile, "");

        await Expect.FailureAsync(SshFailureReason.AuthenticationFailed, TestOptions.For(server));
    }

    [RequiresTheory(Prerequisite.Sshd | Prerequisite.Libssh)]
    [InlineData("rsa", "PEM")]
    [InlineData("ecdsa", "RFC4716")]
    public async Task KeyFile_OfAnyKindAndFormat_LogsIn(string type, string format)
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        var key = await MakeKeyAsync(directory, server, "", type, format);

        await Expect.LoginAsync(TestOptions.For(server) with { Credentials = [new SshKeyFileCredential(key)] });
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Agent_LogsIn_WithAKeyOfItsOwn()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        using var agent = await SshAgent.StartAsync(directory);
        await agent.AddAsync(server.Endpoint.PrivateKeyFile);

        await Expect.LoginAsync(TestOptions.For(server) with { Credentials = [new SshAgentCredential { SocketPath = agent.SocketPath }] });
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Agent_ThatHangs_IsLeftAtTheLimit()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        using var hanging = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        hanging.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(directory.File("agent")));
        hanging.Listen();
        using var cancel = new CancellationTokenSource();
        await using var client = new SshClient();

        var connecting = client.ConnectAsync(
            TestOptions.For(server) with { Credentials = [new SshAgentCredential { SocketPath = directory.File("agent") }] }, cancel.Token);
        using var accepted = await hanging.AcceptAsync(Guard.Token());
        await accepted.ReceiveAsync(new byte[1], Guard.Token());
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Guarded());
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Agent_ThatIsNotThere_IsCredentialUnavailable()
    {
        await using var server = await SshdServer.StartAsync();

        var exception = await Expect.FailureAsync(SshFailureReason.CredentialUnavailable, TestOptions.For(server) with
        {
            Credentials = [new SshAgentCredential { SocketPath = "/no/such/agent" }],
        });

        AssertShowsNothing(exception, "/no/such");
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh | Prerequisite.Root)]
    public async Task Password_LogsIn()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });

        await Expect.LoginAsync(TestOptions.For(server) with
        {
            User = server.PasswordUser!,
            Credentials = [new SshPasswordCredential(_ => new(server.Password))],
        });
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh | Prerequisite.Root)]
    public async Task Password_Wrong_IsSentOnceAndNothingElseWithIt()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });
        var asked = 0;
        ValueTask<string?> Wrong(CancellationToken token)
        {
            asked++;
            return new("not-the-password");
        }

        var exception = await Expect.FailureAsync(SshFailureReason.AuthenticationFailed, TestOptions.For(server) with
        {
            User = server.PasswordUser!,
            Credentials = [new SshPasswordCredential(Wrong), new SshPasswordCredential(Wrong), SshKeyboardInteractiveCredential.FromPassword(Wrong)],
        });

        Assert.Equal(1, asked);
        Assert.Single(server.Endpoint.SshdLog.Split('\n'), line => line.StartsWith("Failed password", StringComparison.Ordinal));
        AssertShowsNothing(exception, "not-the-password");
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh | Prerequisite.Root)]
    public async Task Password_ThatCannotBeHad_IsCredentialUnavailableAndShowsNothing()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });

        var exception = await Expect.FailureAsync(SshFailureReason.CredentialUnavailable, TestOptions.For(server) with
        {
            User = server.PasswordUser!,
            Credentials = [new SshPasswordCredential(_ => throw new InvalidOperationException("vault said hunter2"))],
        });

        AssertShowsNothing(exception, "hunter2");
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh | Prerequisite.Root)]
    public async Task KeyboardInteractive_LogsIn()
    {
        await using var server = await SshdServer.StartAsync(
            new SshdOptions { WithPasswordUser = true, SshdLines = ["AuthenticationMethods keyboard-interactive"] });
        SshPrompt? seen = null;

        await Expect.LoginAsync(TestOptions.For(server) with
        {
            User = server.PasswordUser!,
            Credentials =
            [
                new SshKeyboardInteractiveCredential((challenge, _) =>
                {
                    seen ??= (challenge.Prompts is [var first, ..] ? first : null);
                    return new([.. challenge.Prompts.Select(_ => server.Password!)]);
                }),
            ],
        });

        Assert.Equal(new SshPrompt("Password: ", Echo: false), seen! with { Text = seen.Text[^10..] });
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh | Prerequisite.Root)]
    public async Task PartialSuccess_GoesOnWithTheNextCredential()
    {
        await using var server = await SshdServer.StartAsync(
            new SshdOptions { WithPasswordUser = true, SshdLines = ["AuthenticationMethods publickey,password"] });

        server.LetUserReadKeys();

        // The password stands first, but the server takes it only after the key.
        await Expect.LoginAsync(TestOptions.For(server) with
        {
            User = server.PasswordUser!,
            Credentials =
            [
                new SshPasswordCredential(_ => new(server.Password)),
                new SshKeyFileCredential(server.Endpoint.PrivateKeyFile),
            ],
        });
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh | Prerequisite.Root)]
    public async Task PartialSuccess_WithNothingLeft_IsAuthenticationFailed()
    {
        await using var server = await SshdServer.StartAsync(
            new SshdOptions { WithPasswordUser = true, SshdLines = ["AuthenticationMethods publickey,password"] });

        server.LetUserReadKeys();

        var exception = await Expect.FailureAsync(SshFailureReason.AuthenticationFailed, TestOptions.For(server) with { User = server.PasswordUser! });

        Assert.Contains("a part was accepted", exception.Message, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task SlowSecret_IsCancelledWithTheCaller()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { SshdLines = ["PasswordAuthentication yes"] });
        using var cancel = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        await using var client = new SshClient();
        var connecting = client.ConnectAsync(
            TestOptions.For(server) with
            {
                Credentials =
                [
                    new SshPasswordCredential(async token =>
                    {
                        asked.SetResult();
                        await Task.Delay(Timeout.Infinite, token);
                        return null;
                    }),
                ],
            },
            cancel.Token);
        await asked.Task.Guarded();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Guarded());
    }

    private static void AssertShowsNothing(SshException exception, params string[] secrets) =>
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, exception.Message, StringComparison.Ordinal));

    private static async Task<string> MakeKeyAsync(
        TempDirectory directory, SshdServer server, string passphrase, string type = "ed25519", string format = "RFC4716")
    {
        var key = directory.File("key");
        using var keygen = Process.Start("ssh-keygen", ["-q", "-t", type, "-m", format, "-N", passphrase, "-f", key]);
        await keygen.WaitForExitAsync(Guard.Token());
        await File.AppendAllTextAsync(server.Endpoint.AuthorizedKeysFile, await File.ReadAllTextAsync(key + ".pub"));
        return key;
    }
}
