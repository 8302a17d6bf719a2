namespace NetMcp.Server.Mcp.Protocol;

/// <summary>The revisions of MCP that the endpoint serves.</summary>
internal static class ProtocolRevisions
{
    /// <summary>The first revision with neither <c>initialize</c> nor sessions; every request says its own version.</summary>
    public const string Stateless = "2026-07-28";

    /// <summary>Where a request of that revision says its version, in <c>_meta</c>.</summary>
    public const string VersionMember = "io.modelcontextprotocol/protocolVersion";

    /// <summary>The revisions that open a session with <c>initialize</c>, oldest first.</summary>
    public static readonly IReadOnlyList<string> WithSessions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

    /// <summary>Whether the revision is one of those with sessions.</summary>
    public static bool HasSessions(string revision) => WithSessions.Contains(revision, StringComparer.Ordinal);
}
