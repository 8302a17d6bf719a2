using Microsoft.Extensions.Logging;

namespace NetMcp.Netconf.Session;

/// <summary>What a session logs: events 2000 to 2999, no payloads.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(2000, LogLevel.Debug, "{Label}: session {SessionId} open, {Capabilities} capabilities, chunked framing: {IsChunked}")]
    public static partial void SessionOpened(ILogger logger, string label, long sessionId, int capabilities, bool isChunked);

    [LoggerMessage(2001, LogLevel.Debug, "{Label}: session over, {Reason}: {Detail}")]
    public static partial void SessionEnded(ILogger logger, string label, NetconfEndReason reason, string detail);

    [LoggerMessage(2002, LogLevel.Error, "{Label}: the session failed in a way that nobody foresaw")]
    public static partial void SessionFaulted(ILogger logger, string label, Exception exception);

    [LoggerMessage(2003, LogLevel.Warning, "{Label}: closing the transport failed")]
    public static partial void TransportCloseFailed(ILogger logger, string label, Exception exception);

    // What it carries stands in no log at any level: an edit may hold a password, and here nothing knows the names of secrets.
    [LoggerMessage(2004, LogLevel.Trace, "{Label}: rpc {MessageId} sent: {Operation}, {Bytes} bytes")]
    public static partial void RpcSent(ILogger logger, string label, long messageId, string operation, int bytes);
}
