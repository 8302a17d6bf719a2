using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>
/// The tree that expressions see (RFC 7950 section 6.4.1): the data nodes, and with them the containers without presence and the defaults
/// in use that the data leaves out. Those are made when an expression asks for them. Used by one thread at a time, and only while the data
/// stays as it is.
/// </summary>
internal sealed class AccessibleTree
{
    // So many siblings are looked through sooner than an index of them is made.
    private const int FewSiblings = 8;

    // Patterns can be made of data; more than these are not worth keeping.
    private const int MostPatterns = 64;

    private static readonly List<DataNode> NoNodes = [];

    private readonly List<DataNode> _roots;
    private readonly Dictionary<DataNode, SiblingIndex> _indexes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DataNode, List<DataNode>> _expanded = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, YangPattern?> _patterns = new(StringComparer.Ordinal);
    private readonly DefaultNodes _defaults;
    private SiblingIndex? _rootIndex;
    private List<DataNode>? _expandedRoots;

    /// <summary>Makes the tree of some data.</summary>
    /// <param name="schema">Its schema.</param>
    /// <param name="roots">The top-level data nodes, and the operation or notification, if the data is of one.</param>
    /// <param name="options">What the data is of.</param>
    public AccessibleTree(YangSchema schema, IEnumerable<DataNode> roots, AccessibleTreeOptions? options = null)
    {
        Schema = schema;
        Options = options ?? AccessibleTreeOptions.Default;
        _roots = [.. roots];
        _defaults = new(this);
    }

    public YangSchema Schema { get; }

    public AccessibleTreeOptions Options { get; }

    /// <summary>All nodes below a node, or at the top: those in the data, in its order, and the made ones behind them.</summary>
    public List<DataNode> ChildrenOf(DataNode? parent, XPathBudget budget)
    {
        if (parent is { Schema: null or LeafNode or LeafListNode })
        {
            return parent.FixedChildren;
        }

        var known = parent is null ? _expandedRoots : _expanded.GetValueOrDefault(parent);
        if (known is not null)
        {
            return known;
        }

        var children = Expand(parent, budget);

        // What was found with a budget that is spent is anything.
        if (!budget.IsSpent)
        {
            _expandedRoots = parent is null ? children : _expandedRoots;
            _ = parent is null || _expanded.TryAdd(parent, children);
        }

        return children;
    }

    /// <summary>The nodes of this name below a node, or at the top.</summary>
    public IReadOnlyList<DataNode> Find(DataNode? parent, string module, string name, XPathBudget budget)
    {
        var real = FindReal(parent, module, name);
        return real.Count > 0 || SchemaChild(parent, module, name) is not { } schema ? real : _defaults.Of(parent, schema, budget);
    }

    /// <summary>The nodes of this name that the data has.</summary>
    public IReadOnlyList<DataNode> FindReal(DataNode? parent, string module, string name)
    {
        var children = parent?.FixedChildren ?? _roots;
        if (children.Count > FewSiblings)
        {
            return IndexOf(parent, children).Find(module, name);
        }

        List<DataNode>? found = null;
        foreach (var child in children)
        {
            if (child.Name == name && child.ModuleName == module)
            {
                (found ??= []).Add(child);
            }
        }

        return found ?? NoNodes;
    }

    /// <summary>The entries that have a leaf with this value, of the list that the leaf is a child of.</summary>
    public IReadOnlyList<DataNode> FindEntries(DataNode? parent, LeafNode leaf, string value) =>
        IndexOf(parent, parent?.FixedChildren ?? _roots).FindEntries(leaf, value);

    /// <summary>The pattern of <c>re-match</c>; null when the text is none.</summary>
    public YangPattern? PatternOf(string text)
    {
        if (!_patterns.TryGetValue(text, out var pattern))
        {
            if (_patterns.Count == MostPatterns)
            {
                _patterns.Clear();
            }

            _patterns[text] = pattern = YangPattern.TryCreate(text, inverted: false, error: null, out var parsed, out _) ? parsed : null;
        }

        return pattern;
    }

    /// <summary>The nodes that the data has below a node, or at the top.</summary>
    public IReadOnlyList<DataNode> RealChildrenOf(DataNode? parent) => parent?.FixedChildren ?? _roots;

    /// <summary>Compares the places of two nodes in the document.</summary>
    public int CompareOrder(DataNode first, DataNode second, XPathBudget budget)
    {
        var (depth, other) = (DepthOf(first), DepthOf(second));
        var (a, b) = (Up(first, depth - other), Up(second, other - depth));
        if (ReferenceEquals(a, b))
        {
            return depth.CompareTo(other);
        }

        while (!ReferenceEquals(a.Parent, b.Parent))
        {
            (a, b) = (a.Parent!, b.Parent!);
        }

        return IndexAmongSiblings(a, budget).CompareTo(IndexAmongSiblings(b, budget));
    }

    private int IndexAmongSiblings(DataNode node, XPathBudget budget)
    {
        var siblings = ChildrenOf(node.Parent, budget);
        return siblings.Count > FewSiblings ? IndexOf(node.Parent, node.Parent?.FixedChildren ?? _roots).OrderOf(node, siblings) : siblings.IndexOf(node);
    }

    private List<DataNode> Expand(DataNode? parent, XPathBudget budget)
    {
        var real = parent?.FixedChildren ?? _roots;
        List<DataNode>? all = null;
        foreach (var schema in SchemaChildren(parent))
        {
            if (DefaultNodes.CanBeMade(schema) && FindReal(parent, schema.Module.Name, schema.Name).Count == 0)
            {
                (all ??= [.. real]).AddRange(_defaults.Of(parent, schema, budget));
            }
        }

        return all ?? real;
    }

    private SiblingIndex IndexOf(DataNode? parent, List<DataNode> children)
    {
        if (parent is null)
        {
            return _rootIndex ??= new(children);
        }

        if (!_indexes.TryGetValue(parent, out var index))
        {
            index = new(children);
            _indexes.Add(parent, index);
        }

        return index;
    }

    private IEnumerable<SchemaNode> SchemaChildren(DataNode? parent) => parent switch
    {
        null when Options.Top is { } top => ChildrenOf(top),
        null => Schema.Modules.Where(module => module.IsImplemented).SelectMany(module => module.Children).SelectMany(WithoutChoices),
        { Schema: { } schema } => ChildrenOf(schema),
        _ => [],
    };

    private IEnumerable<SchemaNode> ChildrenOf(SchemaNode parent) =>
        (parent is OperationNode operation ? Options.IsOutput ? operation.Output : operation.Input : parent).DataChildren();

    private SchemaNode? SchemaChild(DataNode? parent, string module, string name) => parent is null
        ? Options.Top?.FindDataChild(module, name, Options.IsOutput) ?? Schema.FindRoot(module, name)
        : parent.Schema?.FindDataChild(module, name, Options.IsOutput);

    private static IEnumerable<SchemaNode> WithoutChoices(SchemaNode node) => node.IsDataNode ? [node] : node.DataChildren();

    private static int DepthOf(DataNode node)
    {
        var depth = 0;
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            depth++;
        }

        return depth;
    }

    private static DataNode Up(DataNode node, int steps)
    {
        for (; steps > 0; steps--)
        {
            node = node.Parent!;
        }

        return node;
    }
}
