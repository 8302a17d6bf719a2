using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>Reads a status statement (RFC 7950 section 7.21.2).</summary>
internal static class StatusReader
{
    /// <summary>The status that a statement gives itself, or null.</summary>
    public static NodeStatus? Read(YangStatement statement) => statement.Find("status")?.Argument switch
    {
        null => null,
        "deprecated" => NodeStatus.Deprecated,
        "obsolete" => NodeStatus.Obsolete,
        _ => NodeStatus.Current,
    };
}
