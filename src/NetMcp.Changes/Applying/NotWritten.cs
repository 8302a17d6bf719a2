using NetMcp.Core.Auditing;
using NetMcp.Files;

namespace NetMcp.Changes.Applying;

/// <summary>Why nothing more is begun, in words for whoever asked.</summary>
internal static class NotWritten
{
    /// <summary>The reason. The audit log's own is meant for callers; what a disk says names paths.</summary>
    public static string Reason(IOException e) => e is AuditUnavailableException or SlowDiskException ? e.Message : "The gateway's disk does not take the change's journal.";
}
