using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>Turns data definition statements into drafts, groupings expanded where they are used (RFC 7950 section 7.13).</summary>
internal sealed class DraftBuilder
{
    private readonly CompileContext _context;
    private readonly FeatureSet _features;
    private readonly UsesExpander _uses;
    private int _sinceCheck;

    public DraftBuilder(CompileContext context, FeatureSet features)
    {
        _context = context;
        _features = features;
        _uses = new(context, features, new(features), this);
    }

    /// <summary>The groupings that were used at least once.</summary>
    public IReadOnlySet<YangStatement> UsedGroupings => _uses.Used;

    /// <summary>The leafs and leaf-lists made since somebody last took them out: their types may need further modules.</summary>
    public List<NodeDraft> NewLeafs { get; } = [];

    /// <summary>Makes the nodes that a statement defines right below it.</summary>
    /// <param name="holder">The statement: a module, a node's, a grouping, an augment.</param>
    /// <param name="scope">The scope inside it.</param>
    /// <param name="parent">The node above the new ones; null at the top.</param>
    /// <param name="into">Where they go.</param>
    /// <param name="module">The module in whose namespace they are.</param>
    public void Build(YangStatement holder, Scope scope, NodeDraft? parent, DraftList into, ModuleDraft module)
    {
        // Properties of a node are looked for among its substatements, about as often as this.
        if (!_context.Budget.TryTakeWork(16L * (holder.Children.Count + 1), holder))
        {
            return;
        }

        foreach (var statement in holder.Children)
        {
            if (statement.Prefix is not null)
            {
                continue;
            }

            if (statement.Keyword == "uses")
            {
                _uses.Expand(statement, scope, parent, into, module);
            }
            else if (NodeKinds.TryGet(statement.Keyword, out var kind))
            {
                if (parent is { Kind: SchemaNodeKind.Choice } && kind != SchemaNodeKind.Case)
                {
                    Shorthand(kind, statement, scope, parent, into, module);
                }
                else
                {
                    Node(kind, statement, scope, parent, into, module);
                }
            }
        }
    }

    // A case around a node that stands in a choice without one (RFC 7950 section 7.9.2); it says nothing about itself.
    private void Shorthand(SchemaNodeKind kind, YangStatement statement, Scope scope, NodeDraft choice, DraftList into, ModuleDraft module)
    {
        var implicitCase = new YangStatement { Keyword = "case", Argument = statement.Argument, Position = statement.Position };
        if (Add(SchemaNodeKind.Case, implicitCase, scope, choice, into, module) is { } draft)
        {
            Node(kind, statement, scope, draft, draft.Children, module);
        }
    }

    private void Node(SchemaNodeKind kind, YangStatement statement, Scope scope, NodeDraft? parent, DraftList into, ModuleDraft module)
    {
        if (!NodeKinds.Allows(parent?.Kind, kind))
        {
            var where = parent is null ? "at the top of a module" : "in a " + NodeKinds.KeywordOf(parent.Kind);
            var id = kind is SchemaNodeKind.Action or SchemaNodeKind.Notification ? DiagnosticIds.MisplacedOperation : DiagnosticIds.NotAllowedHere;
            _context.Error(id, statement, $"The {statement.Keyword} {Quote.Of(statement.Argument)} cannot stand {where}.");
            return;
        }

        // Input and output have names, but no arguments.
        var isSide = kind is SchemaNodeKind.Input or SchemaNodeKind.Output;
        if (!isSide && string.IsNullOrEmpty(statement.Argument))
        {
            return;
        }

        if (Add(kind, statement, scope.Enter(statement), parent, into, module) is not { } draft)
        {
            return;
        }

        draft.IsDisabled = !isSide && !_features.Holds(statement, scope);
        if (kind is SchemaNodeKind.Leaf or SchemaNodeKind.LeafList)
        {
            _context.Budget.TryTakeWork(16L * statement.Children.Count, statement);
            NewLeafs.Add(draft);
            return;
        }

        Build(statement, draft.Scope, draft, draft.Children, module);
        if (kind is SchemaNodeKind.Rpc or SchemaNodeKind.Action)
        {
            AddSides(draft);
        }
    }

    // An operation has an input and an output also where its statement has none: augments may add to them (RFC 7950 section 7.14).
    private void AddSides(NodeDraft operation)
    {
        foreach (var kind in (ReadOnlySpan<SchemaNodeKind>)[SchemaNodeKind.Input, SchemaNodeKind.Output])
        {
            if (!operation.Children.Any(child => child.Kind == kind))
            {
                var statement = new YangStatement { Keyword = NodeKinds.KeywordOf(kind), Position = operation.Statement.Position };
                Add(kind, statement, operation.Scope, operation, operation.Children, operation.Module);
            }
        }

        operation.Children.Sort((one, other) => one.Kind.CompareTo(other.Kind));
    }

    private NodeDraft? Add(SchemaNodeKind kind, YangStatement statement, Scope scope, NodeDraft? parent, DraftList into, ModuleDraft module)
    {
        if (++_sinceCheck >= 1024)
        {
            _sinceCheck = 0;
            _context.CancellationToken.ThrowIfCancellationRequested();
        }

        if (!_context.Budget.TryTakeNodes(1, statement))
        {
            return null;
        }

        var draft = new NodeDraft(kind, statement, scope, module, parent);
        if (draft.Depth > _context.Limits.MaxDepth)
        {
            _context.Error(DiagnosticIds.TooDeep, statement, $"The schema tree is deeper than {_context.Limits.MaxDepth} here.");
            return null;
        }

        into.Add(draft);
        return draft;
    }
}
