using System.Collections.Immutable;

namespace NetMcp.Yang.Types;

/// <summary>A node of an instance-identifier.</summary>
/// <param name="Module">The module's name.</param>
/// <param name="Name">The node's name.</param>
internal sealed record InstanceStep(string Module, string Name)
{
    /// <summary>The keys of a list entry, in the order of the text.</summary>
    public ImmutableArray<InstanceKey> Keys { get; init; } = [];

    /// <summary>The value of a leaf-list entry, or null.</summary>
    public string? Value { get; init; }

    /// <summary>The place of an entry of a state list without keys, from 1; or null.</summary>
    public long? Position { get; init; }
}
