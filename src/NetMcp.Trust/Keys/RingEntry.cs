namespace NetMcp.Trust.Keys;

/// <summary>A key of the ring and its times.</summary>
/// <param name="Kid">The key's name: its thumbprint.</param>
/// <param name="CreatedAt">When it was made, and from when on it is published.</param>
/// <param name="SignsFrom">From when on it may sign; the newest of these signs.</param>
/// <param name="VerifiesUntil">Until when what it signed is taken; null as long as no key has followed it.</param>
public sealed record RingEntry(string Kid, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, DateTimeOffset? VerifiesUntil);
