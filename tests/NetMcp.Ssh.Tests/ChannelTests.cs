using System.Text;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

public sealed class ChannelTests
{
    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Subsystem_EchoesWhatIsWritten()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = "/bin/cat" });
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var channel = await connection.OpenSubsystemAsync("netconf", Guard.Token());

        await channel.Output.WriteAsync("hello"u8.ToArray(), Guard.Token());

        Assert.Equal("hello", Encoding.ASCII.GetString(await channel.Input.ReadExactlyAsync(5, Guard.Token())));
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Exec_GivesOutputStderrAndExitStatus()
    {
        await using var server = await SshdServer.StartAsync();
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var channel = await connection.OpenExecAsync("echo out; echo err >&2; exit 7", Guard.Token());

        Assert.Equal("out\n", await channel.Input.ReadToEndAsync(Guard.Token()));
        var end = await channel.Ended.Guarded();
        Assert.Equal(new SshEnd(SshEndReason.EndOfStream) { ExitStatus = 7 }, end);
        Assert.Equal("err\n", Encoding.ASCII.GetString(channel.ErrorOutput.Span));
    }
}
