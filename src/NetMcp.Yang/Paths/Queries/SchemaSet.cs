using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths.Queries;

/// <summary>The schema nodes whose instances a part of a query may select.</summary>
internal sealed class SchemaSet
{
    /// <summary>The document root alone.</summary>
    public static SchemaSet Root { get; } = new() { HasRoot = true };

    /// <summary>Anything at all: what is below is not checked further.</summary>
    public static SchemaSet Any { get; } = new() { IsAny = true };

    public bool IsAny { get; private init; }

    /// <summary>Whether the document root is in it.</summary>
    public bool HasRoot { get; init; }

    public HashSet<SchemaNode> Nodes { get; init; } = [];

    public bool IsEmpty => !IsAny && !HasRoot && Nodes.Count == 0;

    public static SchemaSet Of(IEnumerable<SchemaNode> nodes, bool hasRoot = false) => new() { Nodes = [.. nodes], HasRoot = hasRoot };

    public SchemaSet Union(SchemaSet other) => IsAny || other.IsAny ? Any : Of(Nodes.Concat(other.Nodes), HasRoot || other.HasRoot);
}
