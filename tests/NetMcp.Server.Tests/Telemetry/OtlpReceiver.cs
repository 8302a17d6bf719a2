using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NetMcp.Server.Tests.Telemetry;

/// <summary>Takes what an OTLP exporter sends, and keeps the bytes by path.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>How many requests for the audit log are answered that the receiver is too busy; each is kept apart from what was taken.</summary>
    public int Busy { get; set; }

    /// <summary>What requests for the audit log are answered, where it is not nothing.</summary>
    public string? Answer { get; set; }

    public string Url => _app.Urls.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public IReadOnlyList<byte[]> Bodies(string path) => [.. _received.Where(one => one.Path == path).Select(one => one.Body)];

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (http.Request.ContentType == "application/json" && Busy > 0)
        {
            Busy--;
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _received.Enqueue((http.Request.Path.Value!, body.ToArray()));

        if (http.Request.ContentType == "application/json" && Answer is not null)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(Answer);
            return;
        }

        // An Export...ServiceResponse without members is no bytes at all.
        http.Response.ContentType = "application/x-protobuf";
    }
}
