using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Ssh.Tests;

/// <summary>Sessions by the hundred and, in the long run, by the thousand: descriptors and memory come back.</summary>
[Collection(nameof(ChurnTests))]
public sealed class ChurnTests
{
    /// <summary>Sessions open at the same time.</summary>
    private const int Together = 10;

    /// <summary>It is counted here what is left behind, not how long a machine takes that does other work besides.</summary>
    private static readonly SshLimits Patient = new()
    {
        Connect = Guard.Timeout,
        Authentication = Guard.Timeout,
        ChannelOpen = Guard.Timeout,
    };

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    public Task Sessions_ByTheHundred_LeaveNothingBehind() => ChurnAsync(clean: 200, killed: 100);

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Libssh)]
    [Trait("Size", "Long")]
    public Task Sessions_ByTheThousand_LeaveNothingBehind() => ChurnAsync(clean: 3000, killed: 2000);

    private static async Task ChurnAsync(int clean, int killed)
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { Subsystem = "/bin/cat" });
        try
        {
            await ChurnAsync(server, clean, killed);
        }
        catch (SshException e)
        {
            throw new Xunit.Sdk.XunitException($"{e}\nThe server's log ends:\n{server.LogTail()}");
        }
    }

    private static async Task ChurnAsync(SshdServer server, int clean, int killed)
    {
        await using var client = new SshClient();
        var options = TestOptions.For(server) with { Limits = Patient };

        // Warm-up: pools, thread stacks and malloc's arenas reach their size.
        await CleanAsync(client, options, 5 * Together);
        await KilledAsync(client, options, server, 5 * Together);
        var descriptors = Descriptors();
        var memory = ResidentKiB();

        await CleanAsync(client, options, clean);
        await KilledAsync(client, options, server, killed);

        // Nothing else runs beside this; thread pool and timers may still hold a few more. A leak would be one a session.
        Assert.InRange(Descriptors(), 0, descriptors + 10);

        // A libssh session is some 60 KiB; a tenth of that a session would be a leak, less is the heap's own breathing.
        var grown = ResidentKiB() - memory;
        Assert.True(grown < 8 * 1024 + ((clean + killed) * 6), $"{grown} KiB more after {clean + killed} sessions");
    }

    private static Task CleanAsync(SshClient client, SshConnectionOptions options, int count) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (_, _) =>
        {
            await using var connection = await client.ConnectAsync(options, Guard.Token()).Guarded();
            await using var channel = await connection.OpenSubsystemAsync("netconf", Guard.Token()).Guarded();
            await EchoAsync(channel);
        });

    private static async Task KilledAsync(SshClient client, SshConnectionOptions options, SshdServer server, int count)
    {
        var dispose = false;
        for (var done = 0; done < count; done += Together)
        {
            var opened = await Task.WhenAll(Enumerable.Range(0, Together).Select(async _ =>
            {
                var connection = await client.ConnectAsync(options, Guard.Token()).Guarded();
                var channel = await connection.OpenSubsystemAsync("netconf", Guard.Token()).Guarded();
                await EchoAsync(channel);
                return (connection, channel);
            }));
            server.DropConnections();
            foreach (var (connection, channel) in opened)
            {
                Assert.Equal(SshEndReason.ConnectionLost, (await channel.Ended.Guarded()).Reason);

                // Every other one is only forgotten: what is native must have gone with the connection.
                if (dispose = !dispose)
                {
                    await channel.DisposeAsync().Guarded();
                    await connection.DisposeAsync().Guarded();
                }
            }
        }
    }

    private static async Task EchoAsync(SshChannel channel)
    {
        await channel.Output.WriteAsync("ping"u8.ToArray(), Guard.Token());
        Assert.Equal(4, (await channel.Input.ReadExactlyAsync(4, Guard.Token())).Length);
    }

    private static int Descriptors() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    private static long ResidentKiB()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        const string Field = "VmRSS:";
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith(Field, StringComparison.Ordinal));
        return long.Parse(line[Field.Length..^"kB".Length]);
    }
}
