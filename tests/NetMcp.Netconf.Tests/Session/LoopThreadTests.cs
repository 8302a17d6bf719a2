using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>
/// A transport may resume the session on a thread that serves other sessions too. Nothing of the session's owner may run there: it could block.
/// </summary>
public sealed class LoopThreadTests
{
    private const string Notification =
        "<notification xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\"><eventTime>2026-01-01T00:00:01Z</eventTime><link xmlns=\"urn:link\"/></notification>";

    private readonly List<string> _onLoop = [];

    [Fact]
    public async Task Owner_WhateverItWaitsFor_IsNeverResumedOnTheTransportsThread()
    {
        using var loop = new LoopThread();

        // On the pool, where no synchronization context of the test framework carries continuations elsewhere.
        await Task.Run(() => LiveAsync(loop)).Guarded();

        Assert.Empty(_onLoop);
    }

    [Theory]
    [InlineData("<hello/>]]>]]>")]
    [InlineData("]]>]]>")]
    public async Task Owner_OpeningFails_IsNotResumedOnTheTransportsThread(string words)
    {
        using var loop = new LoopThread();
        await Task.Run(async () =>
        {
            await using var pair = new PeerSession(scheduler: loop);
            var opening = NotedAsync(loop, "opening failed", pair.OpenAsync());
            await pair.Peer.HearAsync();
            await pair.Peer.SayAsync(words);
            await Assert.ThrowsAsync<NetconfException>(() => opening);
        }).Guarded();

        Assert.Empty(_onLoop);
    }

    private async Task LiveAsync(LoopThread loop)
    {
        var options = new NetconfSessionOptions
        {
            FirstRpcDelay = _ =>
            {
                Note(loop, "delay");
                return TimeSpan.Zero;
            },
        };
        await using var pair = new PeerSession(options, scheduler: loop);
        var opening = NotedAsync(loop, "opened", pair.OpenAsync());
        await pair.Peer.HearAsync();
        await pair.Peer.SayHelloAsync(base11: true);
        await using var session = await opening;

        var sending = NotedAsync(loop, "short reply", session.SendAsync(RpcRequest.FromXml("<get/>"), default));
        await pair.Peer.SayReplyAsync(await pair.Peer.HearMessageIdAsync(), "<ok/>");
        await (await sending).DisposeAsync();

        sending = NotedAsync(loop, "long reply", session.SendAsync(RpcRequest.FromXml("<get/>"), default));
        var id = await pair.Peer.HearMessageIdAsync();
        var content = string.Concat(Enumerable.Repeat("<a>b</a>", 2 * pair.Limits.InlineBytes / 8));
        var saying = pair.Peer.SayReplyAsync(id, $"<data>{content}</data>");
        await using (var reply = await sending)
        {
            await reply.ReadContentAsync(
                async (reader, _) =>
                {
                    while (await reader.ReadAsync())
                    {
                        Note(loop, "content");
                    }

                    return 0;
                },
                default);
        }

        await saying;
        var notified = NotedAsync(loop, "notification", session.Notifications.ReadAsync().AsTask());
        await pair.Peer.SayChunkedAsync(Notification);
        await notified;

        var ended = NotedAsync(loop, "ended", session.Ended);
        await pair.Peer.SayAsync("garbage");
        await ended;
    }

    /// <summary>Waits, and notes when it is resumed on the loop.</summary>
    private async Task<T> NotedAsync<T>(LoopThread loop, string what, Task<T> task)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        finally
        {
            Note(loop, what);
        }
    }

    private void Note(LoopThread loop, string what)
    {
        if (loop.IsCurrent)
        {
            _onLoop.Add(what);
        }
    }
}
