using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>
/// A path of child steps to data nodes of a schema, every name and key of it checked.
/// <example>
/// <code>
/// if (!DataPath.TryRead(schema, "/example-switch:ports/port[name='p1']/mtu", out var path, out var error))
/// {
///     throw new ArgumentException($"at {error.Offset}: {error.Message}");
/// }
///
/// NamespacedXPath xpath = path.ToXPath();                 // for &lt;get> with :xpath, with the namespaces of its prefixes
/// path.TryToSubtree(out string? filter, out var why);     // for every device, when a subtree filter can say it
/// string? restconf = path.ToApiPath();
/// </code>
/// </example>
/// </summary>
public sealed class DataPath
{
    internal DataPath(YangSchema schema, ImmutableArray<DataPathStep> steps)
    {
        Schema = schema;
        Steps = steps;
    }

    /// <summary>The schema that the nodes are of.</summary>
    public YangSchema Schema { get; }

    /// <summary>The steps, at least one.</summary>
    public ImmutableArray<DataPathStep> Steps { get; }

    /// <summary>The schema node that the path ends at.</summary>
    public SchemaNode Target => Steps[^1].Node;

    /// <summary>
    /// Reads an absolute path as an instance-identifier in JSON has it (RFC 7951 section 6.11, keys in brackets) or as RESTCONF does (RFC 8040
    /// section 3.5.3, <c>list=key,key</c>). A name without a module's name before it is in the module of the node above; at the top it may be in
    /// any module, when only one has it. Predicates may name any child leaf, and not all keys need be there.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="text">The path.</param>
    /// <param name="path">What was read.</param>
    /// <param name="error">What is wrong and what was probably meant.</param>
    public static bool TryRead(YangSchema schema, string text, [NotNullWhen(true)] out DataPath? path, [NotNullWhen(false)] out PathError? error) =>
        TryRead(schema, text, shows: null, out path, out error);

    /// <summary>The same for somebody for whom some nodes are not there: a path to one of these is answered as if the schema did not have it.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="text">The path.</param>
    /// <param name="shows">Whether a data node is there, those above it being so; null for all.</param>
    /// <param name="path">What was read.</param>
    /// <param name="error">What is wrong and what was probably meant, of the nodes that are there.</param>
    public static bool TryRead(
        YangSchema schema, string text, Func<SchemaNode, bool>? shows, [NotNullWhen(true)] out DataPath? path, [NotNullWhen(false)] out PathError? error)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(text);
        path = null;
        if (text.Length > PathLimits.MaxLength)
        {
            error = new PathError(PathLimits.MaxLength, $"A path has at most {PathLimits.MaxLength} characters.");
            return false;
        }

        var reader = new PathReader(text);
        if (!reader.TryRead(out var written))
        {
            error = reader.Error!;
            return false;
        }

        var resolver = new PathResolver(schema, shows);
        if (!resolver.TryResolve(written, out var steps))
        {
            error = resolver.Error!;
            return false;
        }

        path = new DataPath(schema, steps);
        error = null;
        return true;
    }

    /// <summary>The path of a data node: keys and all. Null when the schema does not know it, or an entry lacks a key.</summary>
    /// <param name="schema">The schema that the node is of.</param>
    /// <param name="node">The node, in a tree that begins at the top of a datastore.</param>
    public static DataPath? Of(YangSchema schema, DataNode node) => NodeSteps.Of(node) is { } steps ? new DataPath(schema, steps) : null;

    /// <summary>The first steps of the path.</summary>
    /// <param name="count">How many, at least one.</param>
    public DataPath Begin(int count) => new(Schema, Steps[..count]);

    /// <summary>The path to a child of the node that this one ends at.</summary>
    /// <param name="child">The schema node of the child.</param>
    public DataPath Below(SchemaNode child) => new(Schema, Steps.Add(new DataPathStep(child, [], 0)));

    /// <summary>The path to all entries beside the one that it ends at.</summary>
    public DataPath WithoutLastPredicates() => new(Schema, Steps.SetItem(Steps.Length - 1, Steps[^1] with { Predicates = [] }));

    /// <summary>The path as an XPath with a prefix on every name (RFC 6241 section 8.9).</summary>
    public NamespacedXPath ToXPath() => PathXPath.Of(this);

    /// <summary>The path as a subtree filter (RFC 6241 section 6): sibling elements as XML text.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="error">The step that no subtree filter can say, and why.</param>
    public bool TryToSubtree([NotNullWhen(true)] out string? filter, [NotNullWhen(false)] out PathError? error) => PathSubtree.TryWrite(this, out filter, out error);

    /// <summary>The path as an api-path (RFC 8040 section 3.5.3), without the slash at its begin; null when a list is without a value for each of its keys, or has other predicates.</summary>
    public string? ToApiPath() => PathText.ApiPath(this);

    /// <summary>The path as an instance-identifier in JSON has it (RFC 7951 section 6.11).</summary>
    public override string ToString() => PathText.InstanceIdentifier(this);
}
