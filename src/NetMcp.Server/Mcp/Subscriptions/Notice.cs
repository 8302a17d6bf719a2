namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>A notification without content of its own.</summary>
/// <param name="Method">The notification's method.</param>
/// <param name="Uri">The resource that it is about, for resources/updated.</param>
internal readonly record struct Notice(string Method, string? Uri = null);
