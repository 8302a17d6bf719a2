using System.Diagnostics;

namespace NetMcp.Changes.Applying;

/// <summary>The W3C trace that something is done in, for the audit log.</summary>
internal static class TraceOfNow
{
    /// <summary>
    /// The trace id, 32 hexadecimal digits; null where there is none. A change that goes on by itself is in the trace of the call that applied it, until a restart.
    /// </summary>
    public static string? Id => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;
}
