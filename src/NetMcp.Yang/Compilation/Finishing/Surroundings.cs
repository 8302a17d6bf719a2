using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>What a node gets from the nodes above it.</summary>
/// <param name="IsConfig">Whether they are configuration (RFC 7950 section 7.21.1).</param>
/// <param name="Status">The worst status among them.</param>
/// <param name="IsOutsideDatastores">Whether one is an rpc, action, notification or template: config statements say nothing there.</param>
/// <param name="IsInOperation">Whether one is an rpc, action or notification.</param>
/// <param name="IsBelowKeylessList">Whether one is a list without keys.</param>
internal readonly record struct Surroundings(
    bool IsConfig,
    NodeStatus Status,
    bool IsOutsideDatastores,
    bool IsInOperation,
    bool IsBelowKeylessList)
{
    public static Surroundings Top => new(IsConfig: true, NodeStatus.Current, false, false, false);

    public static Surroundings Template => new(IsConfig: false, NodeStatus.Current, IsOutsideDatastores: true, false, false);
}
