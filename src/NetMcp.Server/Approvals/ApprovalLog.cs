namespace NetMcp.Server.Approvals;

/// <summary>Log messages about approvals.</summary>
internal static partial class ApprovalLog
{
    [LoggerMessage(EventId = 5650, Level = LogLevel.Error, Message = "An approval or rejection was not kept")]
    public static partial void NotKept(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 5651, Level = LogLevel.Information, Message = "This machine's users are heard at {Socket}: approvals, and what commands record.")]
    public static partial void Listening(ILogger logger, string socket);

    [LoggerMessage(EventId = 5652, Level = LogLevel.Warning, Message = "There is no local socket for approvals and for what commands record at {Socket}: {Reason}")]
    public static partial void NotListening(ILogger logger, string socket, string reason);

    [LoggerMessage(EventId = 5653, Level = LogLevel.Warning, Message = "The webhook for {Request} was not taken ({Reason}); tried {Times} times")]
    public static partial void NotAnnounced(ILogger logger, string request, string reason, int times);

    [LoggerMessage(EventId = 5654, Level = LogLevel.Error, Message = "The webhook's key cannot be used, so nothing is announced: {Why}")]
    public static partial void NoKey(ILogger logger, string why);

    [LoggerMessage(EventId = 5655, Level = LogLevel.Warning, Message = "Too many requests for approval wait to be announced; {Request} is not")]
    public static partial void QueueFull(ILogger logger, string request);
}
