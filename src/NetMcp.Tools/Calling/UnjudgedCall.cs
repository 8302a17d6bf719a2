using NetMcp.Core.Outcomes;

namespace NetMcp.Tools.Calling;

/// <summary>A call whose answer no path rule can judge: it is not for a caller from whom nodes are hidden, whatever it asks.</summary>
internal static class UnjudgedCall
{
    /// <summary>The refusal, the same for every device and every such call.</summary>
    public static Failure Refusal { get; } = new(
        FailureCode.Forbidden,
        "Nodes are hidden from this caller, and what this call answers cannot be judged by paths. Use network.yang.get.");
}
