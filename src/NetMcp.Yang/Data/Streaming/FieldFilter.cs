using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>Which parts of a document are wanted: a <c>fields</c> expression (RFC 8040 section 4.8.3) as a tree of names.</summary>
/// <param name="ModuleName">The module, when the expression names it.</param>
/// <param name="Name">The node's name; empty at the root of the tree.</param>
/// <param name="Children">What is wanted in it; empty for all.</param>
public sealed record FieldFilter(string? ModuleName, string Name, ImmutableArray<FieldFilter> Children)
{
    /// <summary>Parses an expression such as <c>interface(name;statistics/in-octets)</c>.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="error">What is wrong with it and where.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out FieldFilter? filter, [NotNullWhen(false)] out string? error) =>
        new FieldParser(text).TryParse(out filter, out error);

    /// <summary>This filter for documents that have more above: the nodes on the way, outermost first.</summary>
    /// <param name="path">The names of the nodes, each with the module's before it or without.</param>
    public FieldFilter Under(IEnumerable<string> path)
    {
        var filter = this;
        foreach (var step in path.Reverse())
        {
            var colon = step.IndexOf(':', StringComparison.Ordinal);
            filter = new FieldFilter(null, string.Empty, [filter with { ModuleName = colon < 0 ? null : step[..colon], Name = step[(colon + 1)..] }]);
        }

        return filter;
    }

    /// <summary>What is wanted of a child; null when it is not wanted.</summary>
    internal FieldFilter? Find(string moduleName, string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name && (child.ModuleName is null || child.ModuleName == moduleName))
            {
                return child;
            }
        }

        return null;
    }
}
