namespace NetMcp.Yang.Types;

/// <summary>A key predicate of an instance-identifier.</summary>
/// <param name="Module">The key leaf's module.</param>
/// <param name="Name">The key leaf's name.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct InstanceKey(string Module, string Name, string Value);
