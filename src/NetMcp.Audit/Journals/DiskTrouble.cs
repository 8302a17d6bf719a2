using System.Runtime.InteropServices;

namespace NetMcp.Audit.Journals;

/// <summary>Why the log takes nothing, in words that a caller may read: no path.</summary>
internal static class DiskTrouble
{
    private const int LargestErrno = 133;

    /// <summary>The reason of an exception.</summary>
    public static string Of(Exception e) => e switch
    {
        AuditGapException => "Records of the audit log are missing or were changed. An operator has to look at it (netmcp audit verify) and take note (netmcp audit accept-gap)",
        AuditHeldException => "Another process writes the audit log",
        UnauthorizedAccessException => "The audit log cannot be written: a right is missing, or its file system is read-only",
        IOException { HResult: > 0 and < LargestErrno and var errno } => $"The audit log cannot be written ({Marshal.GetPInvokeErrorMessage(errno)})",
        IOException => "The audit log cannot be written; the gateway's own log says why",
        _ => "The audit log failed; the gateway's own log says how",
    };
}
