using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Paths.Queries;
using NetMcp.Yang.Schema;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Paths;

/// <summary>
/// What a caller asks of a datastore in XPath 1.0, whose prefixes are module names: checked against the schema, and turned into whichever
/// filter a device takes.
/// <example>
/// <code>
/// if (!XPathQuery.TryRead(schema, "/example-switch:ports/port[enabled='true' or mtu > 1500]", out var query, out var error))
/// {
///     throw new ArgumentException($"at {error.Offset}: {error.Message}");
/// }
///
/// NamespacedXPath xpath = query.ToXPath();
/// bool isPlain = query.TryToSubtree(out var filter, out var why); // false: no subtree filter has "or"; why says so
/// </code>
/// </example>
/// </summary>
public sealed class XPathQuery
{
    private readonly NamespacedXPath _xpath;
    private readonly PathError? _notPaths;

    private XPathQuery(NamespacedXPath xpath, ImmutableArray<SchemaNode> targets, ImmutableArray<DataPath> paths, PathError? notPaths)
    {
        _xpath = xpath;
        _notPaths = notPaths;
        Targets = targets;
        Paths = paths;
    }

    /// <summary>The schema nodes whose instances may be selected, in no order; empty when that cannot be told.</summary>
    public ImmutableArray<SchemaNode> Targets { get; }

    /// <summary>The same as data paths, of which the union is meant; empty when only XPath can say it.</summary>
    public ImmutableArray<DataPath> Paths { get; }

    /// <summary>
    /// Reads a data path (<see cref="DataPath"/>) or any other XPath that selects nodes. A name without a prefix is in the module of
    /// the node above; at the top it may be in any module, when only one has it. There are no variables.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="text">The path or expression.</param>
    /// <param name="query">What was read.</param>
    /// <param name="error">What is wrong and what was probably meant.</param>
    public static bool TryRead(YangSchema schema, string text, [NotNullWhen(true)] out XPathQuery? query, [NotNullWhen(false)] out PathError? error)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(text);
        query = null;
        if (text.Length <= PathLimits.MaxLength && new PathReader(text).TryRead(out _))
        {
            if (DataPath.TryRead(schema, text, out var path, out error))
            {
                query = new XPathQuery(path.ToXPath(), [path.Target], [path], null);
            }

            return query is not null;
        }

        if (!XPathParser.TryParse(text, QueryNames.Instance, out var expression, out var problem))
        {
            error = new PathError(Math.Min(problem.Offset, text.Length), $"This is no XPath: {problem.Message}.");
            return false;
        }

        var check = new QueryCheck(schema);
        var selected = check.Check(expression.Root, SchemaSet.Root);
        error = check.Error ?? (selected is null ? new PathError(0, "This selects no nodes: it is an expression with another value.") : null);
        if (error is not null)
        {
            return false;
        }

        var paths = new QueryPaths(schema, check);
        var all = paths.Of(expression.Root);
        query = new XPathQuery(new QueryWriter(schema, check).Write(expression.Root), [.. selected!.Nodes], all, paths.Error);
        return true;
    }

    /// <summary>The expression with a prefix on every name (RFC 6241 section 8.9).</summary>
    public NamespacedXPath ToXPath() => _xpath;

    /// <summary>The same as a subtree filter (RFC 6241 section 6): sibling elements as XML text.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="error">The step that no subtree filter can say, and why.</param>
    public bool TryToSubtree([NotNullWhen(true)] out string? filter, [NotNullWhen(false)] out PathError? error)
    {
        filter = null;
        error = _notPaths;
        foreach (var path in Paths)
        {
            if (!path.TryToSubtree(out var part, out error))
            {
                filter = null;
                return false;
            }

            filter += part;
        }

        return error is null && filter is not null;
    }
}
