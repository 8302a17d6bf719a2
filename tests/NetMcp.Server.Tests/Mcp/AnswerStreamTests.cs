using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetMcp.Server.Mcp.Stateless;
using Xunit;

namespace NetMcp.Server.Tests.Mcp;

/// <summary>When a response to one request ends.</summary>
public sealed class AnswerStreamTests
{
    [Fact]
    public async Task Flush_OfTheAnswer_EndsTheResponseWithIt()
    {
        var body = new Body();
        await using var stream = new AnswerStream(body.Response) { EndsWithAnswer = true };

        await stream.FlushAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes("an"));
        await stream.WriteAsync(Encoding.UTF8.GetBytes("swer"));
        Assert.Equal((string.Empty, false), body.Sent);
        await stream.FlushAsync();

        Assert.Equal(("answer", true), body.Sent);
    }

    [Fact]
    public async Task Flush_AfterTheAnswer_DoesNothing()
    {
        var body = new Body();
        await using var stream = new AnswerStream(body.Response) { EndsWithAnswer = true };
        await stream.WriteAsync(Encoding.UTF8.GetBytes("answer"));
        await stream.FlushAsync();

        await stream.FlushAsync();

        Assert.Equal(1, body.Completions);
    }

    [Fact]
    public async Task Flush_OfAnotherMessage_LeavesTheResponseOpen()
    {
        var body = new Body();
        await using var stream = new AnswerStream(body.Response);

        await stream.WriteAsync(Encoding.UTF8.GetBytes("progress"));
        await stream.FlushAsync();

        Assert.Equal(("progress", false), body.Sent);
    }

    // Like the server's: what is put into the writer stays there until it is flushed or the response ends.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "It holds memory only.")]
    private sealed class Body : IHttpResponseBodyFeature
    {
        private readonly MemoryStream _sent = new();

        public Body()
        {
            Writer = PipeWriter.Create(_sent, new StreamPipeWriterOptions(leaveOpen: true));
            var context = new DefaultHttpContext();
            context.Features.Set<IHttpResponseBodyFeature>(this);
            Response = context.Response;
        }

        public HttpResponse Response { get; }

        public int Completions { get; private set; }

        public (string Text, bool IsComplete) Sent => (Encoding.UTF8.GetString(_sent.ToArray()), Completions > 0);

        public Stream Stream => Writer.AsStream(leaveOpen: true);

        public PipeWriter Writer { get; }

        public async Task CompleteAsync()
        {
            Completions++;
            await Writer.CompleteAsync();
        }

        public void DisableBuffering()
        {
        }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
