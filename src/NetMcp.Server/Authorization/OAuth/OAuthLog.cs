namespace NetMcp.Server.Authorization.OAuth;

/// <summary>Log messages about the authorization server and its tokens.</summary>
internal static partial class OAuthLog
{
    [LoggerMessage(EventId = 5450, Level = LogLevel.Information, Message = "Fetched {Count} keys of the authorization server; {Passed} are not used.")]
    public static partial void KeysFetched(ILogger logger, int count, int passed);

    [LoggerMessage(EventId = 5454, Level = LogLevel.Debug, Message = "A key of the authorization server is not used: {Reason}")]
    public static partial void KeyPassedOver(ILogger logger, string reason);

    [LoggerMessage(EventId = 5451, Level = LogLevel.Warning, Message = "The keys of the authorization server cannot be fetched; those of before are used as long as the configuration allows. {Reason}")]
    public static partial void KeysUnavailable(ILogger logger, string reason);

    [LoggerMessage(EventId = 5452, Level = LogLevel.Error, Message = "Fetching the keys of the authorization server failed.")]
    public static partial void KeysFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 5453, Level = LogLevel.Error, Message = "A token exchange failed.")]
    public static partial void ExchangeFailed(ILogger logger, Exception exception);
}
