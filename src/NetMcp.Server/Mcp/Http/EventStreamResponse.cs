using Microsoft.AspNetCore.Http.Features;

namespace NetMcp.Server.Mcp.Http;

/// <summary>The response headers of a server-sent event stream.</summary>
internal static class EventStreamResponse
{
    /// <summary>Sets them; nothing is sent yet.</summary>
    public static void Prepare(HttpContext http)
    {
        var headers = http.Response.Headers;
        http.Response.ContentType = "text/event-stream";
        headers.CacheControl = "no-cache,no-store";

        // A compressing middleware would hold events back until its window is full; nginx would buffer them.
        headers.ContentEncoding = "identity";
        headers["X-Accel-Buffering"] = "no";
        http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }

    /// <summary>Turns a prepared response into an empty 202: the message wanted no answer.</summary>
    public static void Accept(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers.Remove("Content-Type");
        http.Response.Headers.Remove("Content-Encoding");
    }
}
