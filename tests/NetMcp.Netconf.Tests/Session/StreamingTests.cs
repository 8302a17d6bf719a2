using System.IO.Pipelines;
using System.Text;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>Replies that are longer than the memory that they may take; alone, because the heap is measured.</summary>
[Collection(AloneCollection.Name)]
public sealed class StreamingTests
{
    private const string Begin = "<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"1\"><data>";
    private const string End = "</data></rpc-reply>";
    private const long LongReply = 200L * 1024 * 1024;

    private static readonly byte[] Piece = Entries(500);
    private static readonly byte[] Chunk = InChunk(Piece);

    /// <summary>Short enough to be taken on the thread that says it.</summary>
    private static readonly byte[] ShortPiece = Entries(100);
    private static readonly byte[] ShortChunk = InChunk(ShortPiece);

    [Fact]
    public async Task ReadContent_TwoHundredMegabytes_TakesConstantMemory()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        var peak = long.MinValue;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var saying = SayLongAsync(pair, LongReply);
        await using var reply = await sending.Guarded();
        var entries = await reply.ReadContentAsync(
            async (reader, _) =>
            {
                var count = 0L;
                while (await reader.ReadAsync())
                {
                    if (reader.Depth == 2 && reader.IsStartElement("entry") && ++count % 200_000 == 0)
                    {
                        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
                    }
                }

                return count;
            },
            default);
        await saying.Guarded();

        Assert.Equal(((LongReply / Piece.Length) + 1) * 500, entries);
        Assert.True(reply.ReceivedBytes > LongReply);
        Assert.InRange(peak, long.MinValue + 1, 8 * 1024 * 1024);
        Assert.False(pair.Session.Ended.IsCompleted);
    }

    [Fact]
    public async Task Send_LongReplyInSmallReads_IsNotHeldUntilItsEnd()
    {
        await using var pair = await PeerSession.OpenedAsync(scheduler: PipeScheduler.Inline);
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayAsync($"\n#{Begin.Length}\n{Begin}");
        for (var said = 0; said <= pair.Limits.InlineBytes; said += 16)
        {
            await pair.Peer.SayAsync("\n#16\n<entry>x</entry>");
        }

        await using var reply = await sending.Guarded();
        Assert.True(reply.HasContent);
    }

    [Fact]
    public async Task ReadContent_ConsumerDoesNotRead_HoldsThePeerBack()
    {
        await using var pair = await PeerSession.OpenedAsync(scheduler: PipeScheduler.Inline);
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayAsync($"\n#{Begin.Length}\n{Begin}");
        for (long said = 0; said <= pair.Limits.InlineBytes; said += ShortPiece.Length)
        {
            await pair.Peer.SayAsync(ShortChunk);
        }

        await using var reply = await sending.Guarded();
        var saying = Task.CompletedTask;
        for (long said = 0; saying.IsCompleted && said < LongReply; said += ShortPiece.Length)
        {
            saying = pair.Peer.SayAsync(ShortChunk);
        }

        var received = reply.ReceivedBytes;

        // What is read ahead, what was whole at first, and what one read of the transport brings at most.
        Assert.InRange(received, pair.Limits.ReadAheadBytes, pair.Limits.ReadAheadBytes + pair.Limits.InlineBytes + (4 * 64 * 1024));
        Assert.False(saying.IsCompleted);
        await pair.Session.DisposeAsync();
        await pair.Peer.HearEndAsync();
    }

    [Fact]
    public async Task Dispose_RestWithinTheDrainLimit_LeavesTheSessionUsable()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        var saying = SayLongAsync(pair, 2 * 1024 * 1024);
        await using (await sending.Guarded())
        {
            // Not read at all.
        }

        await saying.Guarded();
        var next = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.SayReplyAsync(await pair.Peer.HearMessageIdAsync(), "<ok/>");
        Assert.True((await next.Guarded()).IsOk);
    }

    [Fact]
    public async Task Dispose_RestAboveTheDrainLimit_ClosesTheSessionAndOthersMaySendAgain()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        var other = pair.Session.SendAsync(RpcRequest.FromXml("<get/>") with { IsReadOnly = true }, default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.HearChunkedAsync();
        var saying = SayLongAsync(pair, 50 * 1024 * 1024);
        var reply = await sending.Guarded();
        await reply.DisposeAsync();

        var failure = await Assert.ThrowsAsync<NetconfException>(() => other.Guarded());
        Assert.Equal((NetconfEndReason.GivenUp, true), (failure.Reason, failure.IsSafeToResend));
        await saying.Guarded();
    }

    [Fact]
    public async Task ReadContent_CancelledInTheMiddle_ListensAtOnce()
    {
        await using var pair = await PeerSession.OpenedAsync();
        using var cancel = new CancellationTokenSource();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), cancel.Token);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayAsync($"\n#1000000\n{Begin}" + string.Concat(Enumerable.Repeat("<entry>x</entry>", 10_000)));
        await using var reply = await sending.Guarded();
        var reading = reply.ReadContentAsync(
            async (reader, _) =>
            {
                while (await reader.ReadAsync())
                {
                    // The peer has fallen silent in the middle.
                }

                return 0;
            },
            cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Guarded());
    }

    [Fact]
    public async Task ReadContent_TransportBreaksInTheMiddle_SaysSo()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>") with { IsReadOnly = true }, default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayAsync($"\n#1000000\n{Begin}" + string.Concat(Enumerable.Repeat("<entry>x</entry>", 10_000)));
        await using var reply = await sending.Guarded();
        await pair.Peer.BreakAsync();

        var failure = await Assert.ThrowsAsync<NetconfException>(() => reply.ContentAsync());
        Assert.Equal((NetconfEndReason.ConnectionLost, true, true), (failure.Reason, failure.RequestSent, failure.IsSafeToResend));
    }

    private static byte[] Entries(int count) => Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat("<entry><name>ge-0/0/0</name><octets>123456789</octets></entry>", count)));

    private static byte[] InChunk(byte[] piece) => [.. Encoding.UTF8.GetBytes($"\n#{piece.Length}\n"), .. piece];

    private static async Task SayLongAsync(PeerSession pair, long bytes)
    {
        await pair.Peer.SayAsync($"\n#{Begin.Length}\n{Begin}");
        for (long said = 0; said <= bytes - (bytes % Piece.Length) && !pair.Session.Ended.IsCompleted; said += Piece.Length)
        {
            await pair.Peer.SayAsync(Chunk);
        }

        await pair.Peer.SayAsync($"\n#{End.Length}\n{End}\n##\n");
    }
}
