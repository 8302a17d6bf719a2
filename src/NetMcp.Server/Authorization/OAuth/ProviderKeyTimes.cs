namespace NetMcp.Server.Authorization.OAuth;

/// <summary>When the keys of an authorization server are fetched.</summary>
/// <param name="Refresh">How old they become at most before they are fetched again; the server may say less, but not less than <paramref name="Retry"/>.</param>
/// <param name="Retry">The least time between two attempts, whatever tokens name and however often the server fails.</param>
/// <param name="Keep">How old they become at most when the server is away. After that nobody is let in by them.</param>
internal sealed record ProviderKeyTimes(TimeSpan Refresh, TimeSpan Retry, TimeSpan Keep);
