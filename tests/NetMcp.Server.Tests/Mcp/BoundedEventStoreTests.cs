using System.Net.ServerSentEvents;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp;
using NetMcp.Server.Mcp.Events;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Server.Tests.Mcp;

/// <summary>What is kept for clients whose stream broke, and what is not.</summary>
public sealed class BoundedEventStoreTests
{
    private readonly FakeClock _clock = new();
    private readonly McpEndpointOptions _options = new();

    [Fact]
    public async Task Resume_AfterAnEvent_GivesTheRestThenWhatComes()
    {
        var store = Store();
        var writer = await CreateAsync(store, SseEventStreamMode.Streaming);
        var first = await WriteAsync(writer, "one");
        await WriteAsync(writer, "two");
        var reader = await store.GetStreamReaderAsync(first, Guard.Token());
        await using var events = reader!.ReadEventsAsync(Guard.Token()).GetAsyncEnumerator();

        Assert.Equal("two", await NextAsync(events));
        var third = NextAsync(events);
        Assert.False(third.IsCompleted);
        await WriteAsync(writer, "three");
        Assert.Equal("three", await third);
        await writer.DisposeAsync();
        Assert.False(await events.MoveNextAsync().Guarded());
        Assert.Equal("session", reader.SessionId);
    }

    [Fact]
    public async Task Poll_NothingNew_WaitsThenEndsEmpty()
    {
        var store = Store();
        var writer = await CreateAsync(store, SseEventStreamMode.Polling);
        var reader = await store.GetStreamReaderAsync(await WriteAsync(writer, "one"), Guard.Token());
        await using var events = reader!.ReadEventsAsync(Guard.Token()).GetAsyncEnumerator();

        var next = events.MoveNextAsync();
        await _clock.WhenTimersAsync(1).Guarded();
        _clock.Advance(_options.Events.PollWait);

        Assert.False(await next.Guarded());
    }

    [Fact]
    public async Task Poll_SomethingNew_GivesItAndEnds()
    {
        var store = Store();
        var writer = await CreateAsync(store, SseEventStreamMode.Polling);
        var reader = await store.GetStreamReaderAsync(await WriteAsync(writer, "one"), Guard.Token());
        await using var events = reader!.ReadEventsAsync(Guard.Token()).GetAsyncEnumerator();

        var next = NextAsync(events);
        await WriteAsync(writer, "two");

        Assert.Equal("two", await next);
        Assert.False(await events.MoveNextAsync().Guarded());
    }

    [Fact]
    public async Task Write_MoreEventsThanAStreamMayHave_OldestCannotBeResumed()
    {
        _options.Events.MaxEventsPerStream = 2;
        var store = Store();
        var writer = await CreateAsync(store, SseEventStreamMode.Streaming);
        var ids = new List<string>();
        foreach (var text in new[] { "one", "two", "three", "four" })
        {
            ids.Add(await WriteAsync(writer, text));
        }

        Assert.Null(await store.GetStreamReaderAsync(ids[0], Guard.Token()));
        Assert.NotNull(await store.GetStreamReaderAsync(ids[1], Guard.Token()));
    }

    [Fact]
    public async Task Write_EventLargerThanAStreamMayBe_IsSentButNotKept()
    {
        _options.Events.MaxBytesPerStream = 1000;
        var store = Store();
        var writer = await CreateAsync(store, SseEventStreamMode.Streaming);
        var small = await WriteAsync(writer, "small");

        var large = await WriteAsync(writer, new string('x', 2000));

        Assert.NotEqual(small, large);
        Assert.Null(await store.GetStreamReaderAsync(small, Guard.Token()));
        Assert.Equal(0, store.Bytes);
    }

    [Fact]
    public async Task Write_ManyStreams_NeverMoreThanTheWholeLimit()
    {
        _options.Events.MaxBytes = 10_000;
        var store = Store();
        for (var stream = 0; stream < 50; stream++)
        {
            var writer = await CreateAsync(store, SseEventStreamMode.Streaming);
            await WriteAsync(writer, new string('x', 1000));
            Assert.InRange(store.Bytes, 1, 10_000);
        }

        Assert.InRange(store.Streams, 1, 9);
    }

    [Fact]
    public async Task Expire_StreamLongSilent_ForgottenAndItsReaderEnds()
    {
        var store = Store();
        var old = await CreateAsync(store, SseEventStreamMode.Streaming);
        var id = await WriteAsync(old, "one");
        await using var reading = (await store.GetStreamReaderAsync(id, Guard.Token()))!.ReadEventsAsync(Guard.Token()).GetAsyncEnumerator();
        var next = reading.MoveNextAsync();
        _clock.Advance(_options.Events.Retention);
        var fresh = await CreateAsync(store, SseEventStreamMode.Streaming);

        store.Expire();

        Assert.False(await next.Guarded());
        Assert.Equal(1, store.Streams);
        Assert.Equal(0, store.Bytes);
        Assert.Null(await store.GetStreamReaderAsync(id, Guard.Token()));
        Assert.NotNull(await WriteAsync(fresh, "two"));
        Assert.NotNull(await WriteAsync(old, "late"));
        Assert.Equal(1, store.Streams);
    }

    private BoundedEventStore Store() => new(Options.Create(_options), _clock);

    private static Task<ISseEventStreamWriter> CreateAsync(BoundedEventStore store, SseEventStreamMode mode) =>
        store.CreateStreamAsync(new SseEventStreamOptions { SessionId = "session", StreamId = "stream", Mode = mode }, Guard.Token()).AsTask();

    private static async Task<string> WriteAsync(ISseEventStreamWriter writer, string method)
    {
        var written = await writer.WriteEventAsync(new SseItem<JsonRpcMessage?>(new JsonRpcNotification { Method = method }, "message"), Guard.Token());
        return written.EventId!;
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<SseItem<JsonRpcMessage?>> events)
    {
        Assert.True(await events.MoveNextAsync().Guarded());
        return ((JsonRpcNotification)events.Current.Data!).Method;
    }
}
