using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

/// <summary>Much data, slow readers, slow writers and new keys in the middle.</summary>
public sealed class FlowTests
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>More than every buffer between two ends that do not read: SSH's windows (2 MB at most) and the sockets' (a few MB).</summary>
    private const int MoreThanAllBuffers = 32 * Megabyte;

    [RequiresTheory(Prerequisite.Sshd | Prerequisite.Libssh)]
    [InlineData("RekeyLimit 1M", null)]
    [InlineData("RekeyLimit default none", 1L * Megabyte)]
    [InlineData("RekeyLimit 1M", 1L * Megabyte)]
    public async Task Rekeying_WhileFiftyMegabytesFlowBothWays_ChangesNoByte(string serverLine, long? clientLimit)
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = "/bin/cat", SshdLines = [serverLine, "LogLevel DEBUG1"] });
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server) with { RekeyAfterBytes = clientLimit }, Guard.Token());
        await using var channel = await connection.OpenSubsystemAsync("netconf", Guard.Token());

        const int Total = 50 * Megabyte;
        var sending = SendAsync(channel.Output, Total, completes: true);
        var (length, hash) = await ReceiveAsync(channel.Input, long.MaxValue);

        Assert.Equal(Total, length);
        Assert.Equal(Convert.ToHexString(await sending.Guarded()), Convert.ToHexString(hash));
        Assert.Equal(SshEndReason.EndOfStream, (await channel.Ended.Guarded()).Reason);
        Assert.InRange(server.Endpoint.SshdLog.Split("SSH2_MSG_NEWKEYS received").Length, 20, int.MaxValue);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task SlowReader_HoldsTheServerBack_AndLosesNothing()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        var progress = directory.File("progress");
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());

        // The command notes how far it came; while nobody reads, it must come to rest well before its end.
        await using var channel = await connection.OpenExecAsync(
            $"i=0; while [ $i -lt {MoreThanAllBuffers / Megabyte} ]; do head -c {Megabyte} /dev/zero; i=$((i+1)); echo $i >{progress}; done", Guard.Token());
        await using var other = await connection.OpenExecAsync("cat", Guard.Token());
        await AtRestAsync(other, () => File.Exists(progress) ? File.ReadAllText(progress) : "");

        Assert.NotEqual($"{MoreThanAllBuffers / Megabyte}\n", await File.ReadAllTextAsync(progress));
        Assert.False(channel.Ended.IsCompleted);
        var (length, _) = await ReceiveAsync(channel.Input, long.MaxValue);
        Assert.Equal(MoreThanAllBuffers, length);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task PeerThatDoesNotRead_MakesTheFlushWait_AndNobodyElse()
    {
        await using var server = await SshdServer.StartAsync();
        using var directory = new TempDirectory();
        var go = directory.File("go");
        await using var client = new SshClient(new SshClientOptions { Loops = 1 });
        await using var connection = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var channel = await connection.OpenExecAsync($"until [ -e {go} ]; do sleep 0.05; done; sha256sum", Guard.Token());
        await using var other = await connection.OpenExecAsync("cat", Guard.Token());
        long sent = 0;
        var sending = SendAsync(channel.Output, MoreThanAllBuffers, completes: true, count => Volatile.Write(ref sent, count));

        await AtRestAsync(other, () => Volatile.Read(ref sent).ToString());

        Assert.False(sending.IsCompleted);
        Assert.InRange(Volatile.Read(ref sent), 1, MoreThanAllBuffers - 1);

        await File.WriteAllTextAsync(go, "");
        var hash = Convert.ToHexStringLower(await sending.Guarded());
        Assert.StartsWith(hash, await channel.Input.ReadToEndAsync(Guard.Token()), StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public async Task PeerWhoseSocketIsFull_DoesNotStopTheLoop()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = "/bin/cat" });
        await using var client = new SshClient(new SshClientOptions { Loops = 1 });
        await using var stuck = await client.ConnectAsync(TestOptions.For(server), Guard.Token());
        await using var healthy = await client.ConnectAsync(TestOptions.For(server), Guard.Token());

        // A stopped sshd process reads no socket: what is under way fills TCP's buffers, not only SSH's window.
        await using var pid = await stuck.OpenExecAsync("ps -o ppid= $$", Guard.Token());
        var sshd = int.Parse(await pid.Input.ReadToEndAsync(Guard.Token()));
        await using var channel = await stuck.OpenSubsystemAsync("netconf", Guard.Token());
        await using var echo = await healthy.OpenSubsystemAsync("netconf", Guard.Token());
        await RunAsync(healthy, $"kill -STOP {sshd}");
        long sent = 0;
        var sending = SendAsync(channel.Output, MoreThanAllBuffers, completes: false, count => Volatile.Write(ref sent, count));

        await AtRestAsync(echo, () => Volatile.Read(ref sent).ToString());
        Assert.False(sending.IsCompleted);

        await RunAsync(healthy, $"kill -CONT {sshd}");
        await ReceiveAsync(channel.Input, MoreThanAllBuffers);
        await sending.Guarded();
    }

    private static async Task RunAsync(SshConnection connection, string command)
    {
        await using var channel = await connection.OpenExecAsync(command, Guard.Token());
        Assert.Equal(0, (await channel.Ended.Guarded()).ExitStatus);
    }

    /// <summary>Ends when something that can only grow has not grown over two hundred round trips on another channel.</summary>
    private static async Task AtRestAsync(SshChannel other, Func<string> growing)
    {
        var deadline = Guard.Token();
        for (var (before, same) = ("", 0); same < 200;)
        {
            await other.Output.WriteAsync("x"u8.ToArray(), deadline);
            await other.Input.ReadExactlyAsync(1, deadline);
            var now = growing();
            same = now == before && now.Length > 0 ? same + 1 : 0;
            before = now;
            await Task.Delay(1, deadline);
        }
    }

    private static Task<byte[]> SendAsync(PipeWriter output, int total, bool completes, Action<long>? sent = null) => Task.Run(async () =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var random = new Random(7);
        var block = new byte[100_003];
        for (var done = 0; done < total;)
        {
            random.NextBytes(block);
            var part = block.AsMemory(0, Math.Min(block.Length, total - done));
            hash.AppendData(part.Span);
            await output.WriteAsync(part);
            done += part.Length;
            sent?.Invoke(done);
        }

        if (completes)
        {
            await output.CompleteAsync();
        }

        return hash.GetHashAndReset();
    });

    private static async Task<(long Length, byte[] Hash)> ReceiveAsync(PipeReader input, long atMost)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        while (length < atMost)
        {
            var result = await input.ReadAsync(Guard.Token());
            foreach (var segment in result.Buffer)
            {
                hash.AppendData(segment.Span);
                length += segment.Length;
            }

            input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                break;
            }
        }

        return (length, hash.GetHashAndReset());
    }
}
