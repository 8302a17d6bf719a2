using System.IO.Pipelines;
using System.Text;

namespace NetMcp.TestKit.FakePeer;

/// <summary>
/// A NETCONF server played by a test: it says exactly the bytes it is given and knows nothing of the library under test. The client's
/// end is <see cref="ClientInput"/> and <see cref="ClientOutput"/>.
/// </summary>
public sealed class FakeNetconfPeer : IAsyncDisposable
{
    private readonly Pipe _toClient;
    private readonly Pipe _fromClient;
    private readonly FakePeerEar _ear;

    /// <summary>
    /// A peer whose buffers hold this much before either side is held back. With <see cref="PipeScheduler.Inline"/> the client takes what is
    /// said on the thread that says it: a word that is not taken by then is one that the client holds back.
    /// </summary>
    public FakeNetconfPeer(int bufferBytes = 64 * 1024, PipeScheduler? scheduler = null)
    {
        var options = new PipeOptions(
            readerScheduler: scheduler, writerScheduler: scheduler, pauseWriterThreshold: bufferBytes, resumeWriterThreshold: bufferBytes / 2, useSynchronizationContext: false);
        _toClient = new Pipe(options);
        _fromClient = new Pipe(options);
        _ear = new FakePeerEar(_fromClient.Reader);
    }

    /// <summary>What the client reads.</summary>
    public PipeReader ClientInput => _toClient.Reader;

    /// <summary>Where the client writes.</summary>
    public PipeWriter ClientOutput => _fromClient.Writer;

    /// <summary>Says these bytes in one write.</summary>
    public async Task SayAsync(ReadOnlyMemory<byte> bytes) => await _toClient.Writer.WriteAsync(bytes);

    /// <summary>Says this text in UTF-8, in one write, as it stands.</summary>
    public Task SayAsync(string text) => SayAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Says a message in one chunk (RFC 6242 section 4.2).</summary>
    public Task SayChunkedAsync(string message) => SayAsync($"\n#{Encoding.UTF8.GetByteCount(message)}\n{message}\n##\n");

    /// <summary>Says a hello with the end-of-message framing; base:1.1 as well as 1.0 unless told otherwise.</summary>
    public Task SayHelloAsync(bool base11 = true, params string[] capabilities)
    {
        string[] all = ["urn:ietf:params:netconf:base:1.0", .. base11 ? ["urn:ietf:params:netconf:base:1.1"] : Array.Empty<string>(), .. capabilities];
        var list = string.Concat(all.Select(capability => $"<capability>{capability.Replace("&", "&amp;", StringComparison.Ordinal)}</capability>"));
        return SayAsync($"<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities>{list}</capabilities><session-id>4</session-id></hello>]]>]]>");
    }

    /// <summary>Says a chunked rpc-reply with this content.</summary>
    public Task SayReplyAsync(string messageId, string content) =>
        SayChunkedAsync($"<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"{messageId}\">{content}</rpc-reply>");

    /// <summary>The next message that the client sent with the end-of-message framing.</summary>
    public Task<string> HearAsync() => _ear.HearToAsync("]]>]]>").Guarded();

    /// <summary>The next message that the client sent chunked, chunk headers removed.</summary>
    public Task<string> HearChunkedAsync() => _ear.HearChunkedAsync().Guarded();

    /// <summary>The message-id of the next chunked rpc.</summary>
    public async Task<string> HearMessageIdAsync()
    {
        var rpc = await HearChunkedAsync();
        const string Attribute = "message-id=\"";
        var at = rpc.IndexOf(Attribute, StringComparison.Ordinal) + Attribute.Length;
        return rpc[at..rpc.IndexOf('"', at)];
    }

    /// <summary>Waits until the client has closed its end.</summary>
    public Task HearEndAsync() => _ear.HearEndAsync().Guarded();

    /// <summary>Whether the client has sent anything that was not heard yet.</summary>
    public bool HasSomethingToHear => _ear.HasSomethingToHear;

    /// <summary>Ends the stream to the client.</summary>
    public Task HangUpAsync() => _toClient.Writer.CompleteAsync().AsTask();

    /// <summary>Breaks the stream to the client.</summary>
    public Task BreakAsync() => _toClient.Writer.CompleteAsync(new IOException("the line broke")).AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _toClient.Writer.CompleteAsync();
        await _fromClient.Reader.CompleteAsync();
    }
}
