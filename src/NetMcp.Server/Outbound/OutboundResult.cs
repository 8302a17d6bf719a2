using System.Net;

namespace NetMcp.Server.Outbound;

/// <summary>What a request of the gateway's own came to.</summary>
internal abstract record OutboundResult
{
    private OutboundResult()
    {
    }

    /// <summary>The server answered, be it with a redirection (which is not followed) or an error.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="MediaType">The media type of the body, without parameters; null where none was said.</param>
    /// <param name="Body">The body, at most as large as was asked for.</param>
    /// <param name="MaxAge">How long the answer may be kept (<c>Cache-Control: max-age</c>, RFC 9111); null where nothing was said.</param>
    public sealed record Answered(HttpStatusCode Status, string? MediaType, ReadOnlyMemory<byte> Body, TimeSpan? MaxAge) : OutboundResult;

    /// <summary>Nothing was sent: the URL or every address of its host is against the rules.</summary>
    public sealed record Refused(string Reason) : OutboundResult;

    /// <summary>The server cannot be reached, is too slow, or says too much. It may have got the request.</summary>
    public sealed record Failed(string Reason) : OutboundResult;
}
