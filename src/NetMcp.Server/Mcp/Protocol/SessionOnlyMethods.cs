using System.Collections.Frozen;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Mcp.Protocol;

/// <summary>The methods that revision 2026-07-28 took away.</summary>
internal static class SessionOnlyMethods
{
    private static readonly FrozenSet<string> Names = new[]
    {
        RequestMethods.Initialize,
        RequestMethods.Ping,
        RequestMethods.LoggingSetLevel,
        RequestMethods.ResourcesSubscribe,
        RequestMethods.ResourcesUnsubscribe,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a stateless request must not call it.</summary>
    public static bool Contains(string method) => Names.Contains(method);
}
