using System.Text;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Ssh.Tests;

/// <summary>All the ways in which a channel or a connection ends, or does not begin.</summary>
public sealed class EndTests
{
    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Subsystem_ThatTheServerDoesNotHave_IsChannelRefused_AndTheConnectionStays()
    {
        await using var server = await SshdServer.StartAsync();
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());

        var exception = await Assert.ThrowsAsync<SshException>(() => connection.OpenSubsystemAsync("no-such", Guard.Token()));

        Assert.Equal(SshFailureReason.ChannelRefused, exception.Reason);
        Assert.Contains("subsystem", exception.Message, StringComparison.Ordinal);
        await using var channel = await connection.OpenExecAsync("true", Guard.Token());
        Assert.Equal(0, (await channel.Ended.Guarded()).ExitStatus);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Channel_BeyondTheServersLimit_IsChannelRefused()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { SshdLines = ["MaxSessions 1"] });
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var first = await connection.OpenExecAsync("cat", Guard.Token());

        var exception = await Assert.ThrowsAsync<SshException>(() => connection.OpenExecAsync("cat", Guard.Token()));

        Assert.Equal(SshFailureReason.ChannelRefused, exception.Reason);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Exec_EndedByASignal_NamesIt()
    {
        await using var server = await SshdServer.StartAsync();
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var channel = await connection.OpenExecAsync("kill -TERM $$", Guard.Token());

        Assert.Equal(new SshEnd(SshEndReason.EndOfStream) { ExitSignal = "TERM" }, await channel.Ended.Guarded());
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task ErrorOutput_BeyondItsLimit_IsCountedAndDropped()
    {
        await using var server = await SshdServer.StartAsync();
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(
            TestOptions.For(server) with { Limits = new SshLimits { ErrorOutput = 5 } }, Guard.Token());
        await using var channel = await connection.OpenExecAsync("echo begin >&2; head -c 3000000 /dev/zero >&2", Guard.Token());
        await channel.Ended.Guarded();

        Assert.Equal("begin", Encoding.ASCII.GetString(channel.ErrorOutput.Span));
        Assert.Equal(3_000_006, channel.ErrorOutputLength);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connection_CutInMidStream_IsConnectionLost_AfterWhatHadArrived()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = "/bin/cat" });
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var channel = await connection.OpenSubsystemAsync("netconf", Guard.Token());
        await channel.Output.WriteAsync("last words"u8.ToArray(), Guard.Token());
        var first = await channel.Input.ReadAtLeastAsync(10, Guard.Token());
        channel.Input.AdvanceTo(first.Buffer.Start);

        server.DropConnections();

        Assert.Equal(SshEndReason.ConnectionLost, (await channel.Ended.Guarded()).Reason);
        Assert.Equal(SshEndReason.ConnectionLost, (await connection.Ended.Guarded()).Reason);
        Assert.Equal("last words", await channel.Input.ReadToEndAsync(Guard.Token()));
        Assert.True((await channel.Output.WriteAsync("x"u8.ToArray(), Guard.Token())).IsCompleted);
        var exception = await Assert.ThrowsAsync<SshException>(() => connection.OpenExecAsync("true", Guard.Token()));
        Assert.Equal(SshFailureReason.ConnectionLost, exception.Reason);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Output_Completed_SendsEndOfFile()
    {
        await using var server = await SshdServer.StartAsync();
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var channel = await connection.OpenExecAsync("wc -c", Guard.Token());
        await channel.Output.WriteAsync(new byte[1234], Guard.Token());

        await channel.Output.CompleteAsync();

        Assert.Equal("1234\n", await channel.Input.ReadToEndAsync(Guard.Token()));
        Assert.Equal(new SshEnd(SshEndReason.EndOfStream) { ExitStatus = 0 }, await channel.Ended.Guarded());
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Channel_Disposed_SendsWhatWasFlushed_AndLeavesTheOthers()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = "/bin/cat" });
        using var directory = new TempDirectory();
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var other = await connection.OpenSubsystemAsync("netconf", Guard.Token());
        var file = directory.File("got");
        var channel = await connection.OpenExecAsync($"head -c 200000 >{file}; mv {file} {file}.done", Guard.Token());
        await channel.Output.WriteAsync(new byte[200_000], Guard.Token());

        await channel.DisposeAsync().Guarded();

        Assert.Equal(SshEndReason.ClosedLocally, (await channel.Ended).Reason);
        await using var waiting = await connection.OpenExecAsync($"until [ -e {file}.done ]; do sleep 0.02; done; wc -c <{file}.done", Guard.Token());
        Assert.Equal("200000\n", await waiting.Input.ReadToEndAsync(Guard.Token()));
        await other.Output.WriteAsync("still"u8.ToArray(), Guard.Token());
        Assert.Equal(5, (await other.Input.ReadExactlyAsync(5, Guard.Token())).Length);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Connection_DisposedWhileBusy_EndsReadersAndWriters()
    {
        await using var server = await SshdServer.StartAsync();
        await using var client = new SshClient();
        var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        var source = await connection.OpenExecAsync("cat /dev/zero", Guard.Token());
        var sink = await connection.OpenExecAsync("cat >/dev/null", Guard.Token());
        var opening = connection.OpenExecAsync("true", Guard.Token());
        await source.Input.ReadExactlyAsync(100_000, Guard.Token());
        var reading = source.Input.CopyToAsync(Stream.Null, Guard.Token());
        var writing = Task.Run(async () =>
        {
            while (!(await sink.Output.WriteAsync(new byte[10_000])).IsCompleted)
            {
            }
        });

        await connection.DisposeAsync().Guarded();

        await reading.Guarded();
        await writing.Guarded();
        Assert.Equal(SshEndReason.ClosedLocally, (await source.Ended.Guarded()).Reason);
        await source.DisposeAsync().Guarded();
        await sink.DisposeAsync().Guarded();
        await connection.DisposeAsync().Guarded();
        var thrown = await Record.ExceptionAsync(async () => await (await opening.Guarded()).DisposeAsync());
        Assert.True(thrown is null or SshException { Reason: SshFailureReason.Closed }, $"{thrown}");
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task Channel_OpeningCancelled_LeavesTheConnectionUsable()
    {
        await using var server = await SshdServer.StartAsync();
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());

        for (var i = 0; i < 30; i++)
        {
            using var cancel = new CancellationTokenSource();
            var opening = connection.OpenExecAsync("cat", cancel.Token);
            await cancel.CancelAsync();
            var thrown = await Record.ExceptionAsync(async () => await (await opening.Guarded()).DisposeAsync());
            Assert.True(thrown is null or OperationCanceledException || IsRefused(thrown), $"{thrown}");
        }

        // sshd allows ten sessions a connection, so abandoned channels that stayed open would take every place for good.
        for (var deadline = Guard.Token(); ;)
        {
            try
            {
                await using var channel = await connection.OpenExecAsync("echo fine", deadline);
                Assert.Equal("fine\n", await channel.Input.ReadToEndAsync(deadline));
                return;
            }
            catch (SshException exception) when (IsRefused(exception))
            {
                // sshd has not yet noticed the end of the last ones' commands.
            }
        }

        static bool IsRefused(Exception exception) => exception is SshException { Reason: SshFailureReason.ChannelRefused };
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task IdleConnection_IsClosedAtTheLimit_AndTrafficPutsItOff()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = "/bin/cat" });
        var clock = new FakeClock();
        await using var client = new SshClient(new SshClientOptions { TimeProvider = clock });
        var limit = TimeSpan.FromMinutes(5);
        await using var connection = await client.ConnectAsync(
            TestOptions.For(server) with { Limits = new SshLimits { Idle = limit } }, Guard.Token());
        var channel = await connection.OpenSubsystemAsync("netconf", Guard.Token());

        clock.Advance(limit * 0.6);
        await channel.Output.WriteAsync("x"u8.ToArray(), Guard.Token());
        await channel.Input.ReadExactlyAsync(1, Guard.Token());
        clock.Advance(limit * 0.6);
        Assert.False(connection.Ended.IsCompleted);
        clock.Advance(limit * 0.6);

        Assert.Equal(SshEndReason.Idle, (await connection.Ended.Guarded()).Reason);
        Assert.Equal(SshEndReason.Idle, (await channel.Ended.Guarded()).Reason);
    }
}
