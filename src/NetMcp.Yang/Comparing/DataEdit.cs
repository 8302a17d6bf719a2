using System.Collections.Immutable;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>One step from one tree to another.</summary>
public sealed record DataEdit
{
    internal DataEdit()
    {
    }

    /// <summary>What it does.</summary>
    public required DataEditKind Kind { get; init; }

    /// <summary>The instance path of the node (RFC 7951 section 6.11).</summary>
    public required string Path { get; init; }

    /// <summary>The node before; null for a create.</summary>
    public DataNode? Old { get; init; }

    /// <summary>The node after; null for a delete.</summary>
    public DataNode? New { get; init; }

    /// <summary>Whether it is an entry of a list or leaf-list that the user orders, so that the places mean something.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The entry before its place so far; null when it is the first. Of a delete or move.</summary>
    public DataNode? OldPredecessor { get; init; }

    /// <summary>The entry that it is put behind; null when it is to be the first. Of a create or move.</summary>
    public DataNode? NewPredecessor { get; init; }

    /// <summary>The node that it is about, before or after.</summary>
    public DataNode Node => New ?? Old!;

    /// <summary>The identities from the top-level node to the node.</summary>
    internal ImmutableArray<NodeIdentity> Steps { get; init; } = [];

    internal NodeIdentity? OldPredecessorIdentity { get; init; }

    internal NodeIdentity? NewPredecessorIdentity { get; init; }

    /// <summary>The edit that takes this one back.</summary>
    internal DataEdit Inverse() => this with
    {
        Kind = Kind switch { DataEditKind.Create => DataEditKind.Delete, DataEditKind.Delete => DataEditKind.Create, var kind => kind },
        Old = New,
        New = Old,
        OldPredecessor = NewPredecessor,
        NewPredecessor = OldPredecessor,
        OldPredecessorIdentity = NewPredecessorIdentity,
        NewPredecessorIdentity = OldPredecessorIdentity,
    };
}
